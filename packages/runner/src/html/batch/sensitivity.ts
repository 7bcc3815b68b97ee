import { morrisEffects, type Plan, sobolIndices, tornado } from '@plenary/engine';
import { heatFigure } from '../experiment/heat-figure.ts';
import { morrisFigure, sobolFigure } from '../experiment/index-figure.ts';
import { scatterFigure } from '../experiment/scatter-figure.ts';
import { tornadoFigure } from '../experiment/tornado-figure.ts';
import { type Figure, panels, wideFigure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import { againstBase } from './against-base.ts';
import { type Cell, type Column, columnsOf } from './column.ts';
import type { GatheredStudy, Side } from './gather.ts';

/** Of more points than this the first are drawn: of all samples they are one themselves. Not of grids, whose first points are of one corner. */
const MOST_DOTS = 512;

/** Pictures of one output, or of one variant, that belong together. */
interface Group {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Which numbers matter, as far as the design of the plan can tell. Null where nothing varies. */
export function sensitivitySection(plan: Plan, studies: readonly GatheredStudy[], confidence: number): Section | null {
  if (plan.factors.length === 0) return null;
  const sides = studies.flatMap(({ name, sides }, study) =>
    sides.map((side, index) => ({
      title: [name, side.name].filter((part) => part !== '').join(': '),
      groups: groupsOf(plan, side, `${study + 1}-${index + 1}`, confidence),
    })),
  );
  const told = sides.filter(({ groups }) => groups.length > 0);
  const [first, ...others] = told;
  if (first === undefined) return null;
  return {
    id: 'sensitivity',
    title: 'Which numbers matter',
    body: html`<p>${wordsOf(plan, told.length > 1 ? first.title : null)}</p>
${groupsMarkup(first.groups)}
${others.map(({ title, groups }) => html`<details class="part"><summary>The same for ${title}</summary>${groupsMarkup(groups)}</details>`)}`,
    figures: told.flatMap(({ groups }) => groups.flatMap(({ figures }) => figures)),
  };
}

function groupsMarkup(groups: readonly Group[]): Markup[] {
  return groups.map(({ title, figures }) => {
    const shown = figures.length === 1 ? figures.map(wideFigure) : panels(figures);
    return title === '' ? html`${shown}` : html`<h3>${title}</h3>${shown}`;
  });
}

function groupsOf(plan: Plan, side: Side, part: string, confidence: number): Group[] {
  const columns = columnsOf(plan, side, confidence);
  const alone = (draw: (column: Column, cells: readonly Cell[], id: string) => Figure | null): Group[] =>
    columns.flatMap((column) => {
      const cells = column.cells.filter((cell) => cell !== null);
      // An effect or an index is an average over all points: without one of them there is none.
      const figure = cells.length === column.cells.length ? draw(column, cells, `${plan.design.kind}-${part}-${column.output.name}`) : null;
      return figure === null ? [] : [{ title: '', figures: [figure] }];
    });
  switch (plan.design.kind) {
    case 'tornado': {
      const { design } = plan.design;
      return alone(({ output }, [base, ...others], id) =>
        base === undefined
          ? null
          : tornadoFigure(
              id,
              output,
              tornado(
                design,
                others.map((other) => againstBase(base, other, confidence)),
              ),
              { runs: base.runs, confidence },
            ),
      );
    }
    case 'morris': {
      const { design } = plan.design;
      return alone(({ output }, cells, id) =>
        morrisFigure(id, output, morrisEffects(design, outputsOf(cells), { seed: output.name, confidence })),
      );
    }
    case 'saltelli': {
      const { design } = plan.design;
      return alone(({ output }, cells, id) =>
        sobolFigure(id, output, sobolIndices(design, indexOutputs(plan, cells), { seed: output.name, confidence })),
      );
    }
    default:
      return columns.flatMap((column) => drawnPoints(plan, column, part));
  }
}

function outputsOf(cells: readonly Cell[]) {
  return { values: cells.map(({ value }) => value), luckVariances: cells.map(({ luckVariance }) => luckVariance) };
}

/** Only what luck of its own gives each point adds to the variance by its size; of luck that all points share nothing can be taken away. */
function indexOutputs({ luck }: Plan, cells: readonly Cell[]) {
  const outputs = outputsOf(cells);
  return luck === 'independent' ? outputs : { values: outputs.values };
}

/** The points themselves: as a heat map over two numbers of a grid, else against each number. */
function drawnPoints({ design, factors, points }: Plan, { output, cells }: Column, part: string): Group[] {
  const [x, y, third] = factors;
  if (design.kind === 'grid' && x !== undefined && y !== undefined && third === undefined) {
    const values = points.flatMap(([x = 0, y = 0], point) => {
      const cell = cells[point] ?? null;
      return cell === null ? [] : [{ x, y, value: cell.value, short: cell.short, text: cell.text }];
    });
    return values.length === 0
      ? []
      : [{ title: '', figures: [heatFigure(`grid-${part}-${output.name}`, output, [x.name, y.name], values)] }];
  }
  // Of measures points.csv tells the same; many pictures hide the few that matter.
  if (output.kind !== 'share' || points.length < 3 || (design.kind === 'grid' && points.length > MOST_DOTS)) return [];
  const shown = points.slice(0, MOST_DOTS);
  const figures = factors.flatMap(({ name }, factor) => {
    const values = shown.flatMap((values, point) => {
      const cell = cells[point] ?? null;
      if (cell === null) return [];
      return [{ x: values[factor] ?? 0, y: cell.value, within: cell.within, text: cell.text }];
    });
    return values.length === 0 ? [] : [scatterFigure(`points-${part}-${output.name}-${factor + 1}`, name, output, values)];
  });
  return figures.length === 0 ? [] : [{ title: output.title, figures }];
}

const WORDS: Readonly<Record<Plan['design']['kind'], string>> = {
  single: '',
  tornado: `Each number alone was moved from its base to its low and to its high end, which stand at the ends of its bars. Bars are how far the
output goes with it, lines their intervals, which are no narrower than need be: they leave out of account that runs at both ends may have had the
same luck. What numbers do together is not seen.`,
  morris: `Every number was moved over its range from many starting points. A round dot is how strong its effect is, with its interval; a square
is how much the effect depends on the other numbers.`,
  saltelli: `Where all of these numbers are unknown, the outcome varies. A round dot is the share of that variance which would go if the number were
known; a square is the share that would stay if all others were known. Lines are intervals. Of an output
whose variance is not told from none, shares in it are unknown, and there are no dots.`,
  grid: 'Each field, or dot, is a point: a way to settle the numbers.',
  list: 'Each dot is a point: a way to settle the numbers. The line through it is as long as its interval.',
  sobol: `Each dot is a point: a way to settle all of the numbers, shown against one of them. Dots that climb or fall together show that this number
matters; a cloud without slope, that it does not. The line through a dot is as long as its interval.`,
  'latin-hypercube': `Each dot is a point: a way to settle all of the numbers, shown against one of them. Dots that climb or fall together show that
this number matters; a cloud without slope, that it does not. The line through a dot is as long as its interval.`,
};

const COMMON_EFFECTS = 'Left of a dashed line nothing was seen that luck of its own at each point would not give.';

/** What luck has to do with effects and indices, by the luck of the plan. */
const LUCK_WORDS: Readonly<Partial<Record<Plan['design']['kind'], Readonly<Record<Plan['luck'], string>>>>> = {
  morris: {
    'by-trajectory': COMMON_EFFECTS,
    common: `${COMMON_EFFECTS} All points had the same luck: other luck would give other effects, which the intervals leave out of account.`,
    independent: 'Left of a dashed line nothing was seen that luck alone would not give.',
  },
  saltelli: {
    'by-trajectory': '',
    common: `All points had the same luck, and what is divided is the variance of the output with that luck. Nothing of it has been taken away:
other luck would give other indices, the more so the fewer runs there are at a point, which the intervals leave out of account.`,
    independent: 'The variance that luck adds has been taken away.',
  },
};

function wordsOf({ design, luck, points }: Plan, side: string | null): string {
  const isCut = points.length > MOST_DOTS && ['list', 'sobol', 'latin-hypercube'].includes(design.kind);
  const shown = isCut
    ? ` Shown are the first ${MOST_DOTS.toLocaleString('en-US')} of ${points.length.toLocaleString('en-US')} points.`
    : '';
  const lucky = LUCK_WORDS[design.kind]?.[luck] ?? '';
  return `${WORDS[design.kind]}${lucky === '' ? '' : ` ${lucky}`}${shown}${side === null ? '' : ` First for ${side}.`}`;
}
