import { checkResampledConfidence } from '../experiment/resampled-confidence.ts';
import { batchHead } from './batch/batch-head.ts';
import { beliefSection, failureSection } from './batch/beliefs.ts';
import { pointDetails, spreadDetails } from './batch/details.ts';
import { endingSection } from './batch/endings.ts';
import { type GatheredStudy, gatherStudy, type ReadableBatch } from './batch/gather.ts';
import { sensitivitySection } from './batch/sensitivity.ts';
import { variantSections } from './batch/variant-changes.ts';
import { html } from './markup.ts';
import { pageText, type WrittenReport } from './page.ts';
import type { Origin } from './run-report.ts';
import type { Section } from './section.ts';
import { originSection } from './sections/origin.ts';
import { sourceSection } from './sections/sources.ts';

/**
 * The report of a batch: how it ends over all points, what variants change, which numbers matter, then the details of each variant.
 * @param onProgress hears how many points of all have been read
 * @throws {UsageError} at a confidence that the intervals of the plan's design cannot have
 */
export function batchPage(
  batch: ReadableBatch,
  origin: Origin,
  confidence: number,
  onProgress: (done: number, total: number) => void,
): WrittenReport {
  const { plan } = batch;
  if (plan.design.kind === 'morris' || plan.design.kind === 'saltelli') checkResampledConfidence(confidence);
  const points = plan.points.length;
  let read = 0;
  const onPoint = (): void => onProgress(read++, batch.studies.length * points);
  const studies = batch.studies.map((_, study) => gatherStudy(batch, study, confidence, onPoint));
  const title = plan.title === '' ? (studies[0]?.sides[0]?.model.title ?? '') : plan.title;
  const sections = [
    endingSection(studies, points),
    ...variantSections(studies, points),
    sensitivitySection(plan, studies, confidence),
    ...detailSections(studies, points),
    certaintySection(points),
    beliefSection(plan),
    failureSection(studies),
    ...sourcesOf(batch, studies),
    originSection(origin),
  ].filter((section) => section !== null);
  const page = pageText({ title, head: batchHead(plan, title, studies, confidence), sections, version: origin.version });
  return { page, figures: sections.flatMap(({ figures }) => figures) };
}

/** A section for each study: its first variant open, the others folded away. */
function detailSections(studies: readonly GatheredStudy[], points: number): Section[] {
  return studies.flatMap(({ name, sides }, study): Section[] => {
    const told = sides.flatMap((side, index) => {
      const prefix = `side-${study + 1}-${index + 1}-`;
      const details = points === 1 ? pointDetails(side, prefix) : spreadDetails(side, prefix, points);
      return details === null ? [] : [{ side: side.name, ...details }];
    });
    const [first, ...others] = told;
    if (first === undefined) return [];
    return [
      {
        id: `details-${study + 1}`,
        title: `In detail: ${first.side}${name === '' ? '' : ` (${name})`}`,
        body: html`${first.body}
${others.map(({ side, body }) => html`<details class="part"><summary>The same for ${side}</summary>${body}</details>`)}`,
        figures: told.flatMap(({ figures }) => figures),
      },
    ];
  });
}

function certaintySection(points: number): Section {
  return {
    id: 'certainty',
    title: 'What is sure here, and what is not',
    body: html`<dl>
<dt>Luck</dt>
<dd>The same scenario with the same numbers, played again with other luck, goes another way. What luck does to a result is its interval at one
point${points > 1 ? ', the thick lines of the pictures' : null}. Four times as many runs would halve it.</dd>
<dt>Ignorance</dt>
<dd>${
      points > 1
        ? 'The numbers that are not known were varied, point by point. How far points lie apart is ignorance: more runs do not make it smaller, only knowing more does. It holds a little luck, too: as much as the thick lines are wide.'
        : 'All runs had the same numbers, so nothing here says how much hangs on them. A plan that varies them would.'
    } Whether the scenario's rules are right is beyond both.</dd>
</dl>`,
    figures: [],
  };
}

/** The sources of each scenario once, whatever the scenarios are called: those with one title are told apart by the plan's names. */
function sourcesOf({ plan, studies: played }: ReadableBatch, studies: readonly GatheredStudy[]): Section[] {
  const scenarios = plan.scenarios.flatMap(({ name }, scenario) => {
    const model = studies[played.findIndex((study) => study.scenario === scenario)]?.sides[0]?.model;
    return model === undefined ? [] : [{ name, model }];
  });
  const isShared = (title: string): boolean => scenarios.filter(({ model }) => model.title === title).length > 1;
  return scenarios.flatMap(({ name, model }, index) => {
    const section = sourceSection({ model });
    if (section === null) return [];
    if (scenarios.length === 1) return [section];
    const title = isShared(model.title) ? `${model.title} (${name})` : model.title;
    return [{ ...section, id: `sources-${index + 1}`, title: `Sources of ${title}` }];
  });
}
