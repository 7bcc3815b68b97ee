import { join } from 'node:path';
import { AS_IT_STANDS, parseScenario } from '@plenary/engine';
import { EXIT } from '../exit.ts';
import { digestOf } from '../files/digest.ts';
import { checkReportTargets, writeReport } from '../files/report-targets.ts';
import { version } from '../files/version.ts';
import { type Harvest, PLAN, readBatch } from '../harvest/harvest.ts';
import { confidenceText } from '../reports/confidence.ts';
import { createProgress } from '../terminal/progress.ts';
import { commandLine } from '../terminal/quoted.ts';
import { defineCommand } from './command.ts';
import { confidence, figures, html } from './flags.ts';

const PAGE = 'report.html';

export const report = defineCommand({
  examples: [
    ['report plan.results', 'write plan.results/report.html, one file to send'],
    ['report plan.results --html levers.html --figures levers', 'under another name, and each picture as an SVG file'],
  ],
  positionals: { folder: { type: 'string', demandOption: true, describe: 'The folder of results' } },
  flags: {
    html: { ...html, describe: `The report: one HTML file that needs no network [default: ${PAGE} in the folder]` },
    figures,
    confidence,
  },
  async run({ folder, html, figures, confidence }, { results, talk, now }) {
    const harvest = await readBatch(folder);
    try {
      const page = html ?? join(folder, PAGE);
      await checkReportTargets({ html: page, figures });
      const create = async () => {
        const { batchPage } = await import('../html/batch-page.ts');
        const progress = createProgress(talk, 'Reading', now);
        try {
          return batchPage({ ...harvest, variantTitle: titlesOf(harvest) }, originOf(harvest, confidence), confidence, progress.update);
        } finally {
          progress.end();
        }
      };
      await writeReport({ html: page, figures }, create, talk);
      results.line(page);
      return EXIT.done;
    } finally {
      harvest.close();
    }
  },
});

/** What the scenarios call the plan's variants. */
function titlesOf({ plan, input }: Harvest): (scenario: number, variant: number) => string {
  const known = input.scenarioTexts.map((text) => parseScenario(text, { checkVariants: false }).variants);
  return (scenario, variant) => {
    const name = plan.variants[variant] ?? null;
    if (name === null) return AS_IT_STANDS.replaceAll('-', ' ');
    return known[scenario]?.find((candidate) => candidate.name === name)?.title ?? name.replaceAll('-', ' ');
  };
}

/** The commands that play everything in the folder again and write the report anew, and what it was played from. */
function originOf({ folder, manifest, studies, plan, input }: Harvest, confidence: number) {
  const again = commandLine('npx', 'plenary', 'verify', folder, '--sample', String(studies.length * plan.points.length));
  const told = commandLine('npx', 'plenary', 'report', folder, '--confidence', confidenceText(confidence, 6));
  return {
    version: version(),
    command: `${again}\n${told}`,
    files: [
      { name: PLAN, digest: digestOf(input.planText) },
      ...manifest.scenarios.map(({ file }, index) => ({ name: file, digest: digestOf(input.scenarioTexts[index] ?? '') })),
    ],
  };
}
