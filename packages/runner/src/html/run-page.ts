import { runHead, titleOf } from './head.ts';
import { pageText, type WrittenReport } from './page.ts';
import type { RunReport } from './run-report.ts';
import type { Section } from './section.ts';
import { certaintySection } from './sections/certainty.ts';
import { delegationSection } from './sections/delegations.ts';
import { eventSection } from './sections/events.ts';
import { gaugeSection } from './sections/gauges.ts';
import { measureSection } from './sections/measures.ts';
import { originSection } from './sections/origin.ts';
import { outcomeSection } from './sections/outcomes.ts';
import { passageSection } from './sections/passages.ts';
import { preconditionSection } from './sections/preconditions.ts';
import { sourceSection } from './sections/sources.ts';
import { stanceSection } from './sections/stances.ts';
import { textSection } from './sections/text.ts';

/** The report of a batch of runs: the answer first, then what it rests on, then how to make it again. */
export function runPage(report: RunReport): WrittenReport {
  const sections = [
    outcomeSection(report),
    passageSection(report),
    textSection(report),
    delegationSection(report),
    preconditionSection(report),
    gaugeSection(report),
    stanceSection(report),
    measureSection(report),
    eventSection(report),
    certaintySection(report),
    sourceSection(report),
    originSection(report.origin),
  ].filter((section): section is Section => section !== null);
  const page = pageText({
    title: titleOf(report.forecast, report.variantTitle),
    head: runHead(report),
    sections,
    version: report.origin.version,
  });
  return { page, figures: sections.flatMap(({ figures }) => figures) };
}
