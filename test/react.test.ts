/** `@xstate/react` takes the summit's logic as it takes any other. */
import { type SummitSnapshot, summitLogic } from '@plenary/engine';
import { useActor, useSelector } from '@xstate/react';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { bundledModel } from './support/bundled-scenario.ts';

const logic = summitLogic(bundledModel('first-summit'));

function Table({ snapshot }: { readonly snapshot?: SummitSnapshot }): ReactElement {
  const [{ context }, , summit] = useActor(logic, {
    input: { seed: 'class', people: ['south'] },
    ...(snapshot === undefined ? {} : { snapshot }),
  });
  const tension = useSelector(summit, ({ context: { world } }) => world.gauges.tension);
  return createElement('p', null, `round ${context.world.round}, tension ${tension}, waiting for ${context.awaiting?.actor ?? 'nobody'}`);
}

describe('the summit in React', () => {
  it('renders its snapshot through useActor and useSelector', () => {
    expect(renderToStaticMarkup(createElement(Table))).toBe('<p>round 1, tension 2, waiting for nobody</p>');
  });

  it('renders a restored snapshot', () => {
    let snapshot = logic.getInitialSnapshot({} as never, { seed: 'class', people: ['south'] });
    snapshot = logic.transition(snapshot, { type: 'play' }, {} as never);
    expect(renderToStaticMarkup(createElement(Table, { snapshot }))).toMatch(/^<p>round 1, tension \d, waiting for south<\/p>$/);
  });
});
