/** The summit as an XState actor, as an embedding program uses it. */
import { createKernel, createReference, createSummit, createTally, runReference, type SummitSnapshot, summitLogic } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { type InspectionEvent, toPromise, transition, waitFor } from 'xstate';
import { bundledModel } from './support/bundled-scenario.ts';

const model = bundledModel('first-summit');

describe('createSummit', () => {
  it('plays the same run as the batch engine and resolves with its outcome', async () => {
    const summit = createSummit(model, { seed: 'classroom', run: 12 });
    const output = toPromise(summit);
    summit.start();
    summit.send({ type: 'play' });
    const { outcome, rounds } = runReference(createReference(model), { seed: 'classroom', run: 12 });
    expect(await output).toEqual({ outcome, rounds });
  });

  it('tells subscribers of every round', () => {
    const summit = createSummit(model, { seed: 'classroom' });
    const rounds: number[] = [];
    summit.subscribe(({ context }) => rounds.push(context.world.round));
    summit.start();
    for (let round = 0; round < 3; round++) summit.send({ type: 'round' });
    expect(rounds.at(-1)).toBe(4);
  });

  it('stops for a person, refuses what is not open in plain words, and takes what is', async () => {
    const summit = createSummit(model, { seed: 'classroom', people: ['south'] }).start();
    summit.send({ type: 'play' });
    const waiting = await waitFor(summit, ({ context }) => context.awaiting !== null);
    const awaiting = waiting.context.awaiting;
    if (awaiting?.kind !== 'act') throw new Error('The South should have the turn.');
    expect(awaiting.actor).toBe('south');
    const open = awaiting.candidates.map(({ act }) => act);

    summit.send({ type: 'decide', act: 'invade' });
    expect(summit.getSnapshot().context.refused).toBe(`south cannot "invade" now; open are ${open.join(', ')}.`);
    summit.send({ type: 'step' });
    expect(summit.getSnapshot().context.refused).toBe('A person has to decide first.');

    summit.send({ type: 'decide', act: open[0] ?? '' });
    const { context } = summit.getSnapshot();
    expect(context.refused).toBeNull();
    expect(context.history.past.at(-1)?.record).toMatchObject({
      kind: 'turn',
      actor: 'south',
      decidedBy: 'person',
      deed: { name: open[0] },
    });
  });

  it('goes on from a persisted snapshot, through JSON, as if nothing had happened', () => {
    const whole = createSummit(model, { seed: 'classroom', run: 5 }).start();
    whole.send({ type: 'round' });
    const persisted = JSON.parse(JSON.stringify(whole.getPersistedSnapshot()));
    whole.send({ type: 'play' });
    const restored = createSummit(model, { seed: 'classroom', run: 5, snapshot: persisted }).start();
    restored.send({ type: 'play' });
    expect(JSON.parse(JSON.stringify(restored.getSnapshot()))).toEqual(JSON.parse(JSON.stringify(whole.getSnapshot())));
  });

  it('goes on with what was decided and what was taken back, wherever the keys of the snapshot stand', () => {
    const whole = createSummit(model, { seed: 'classroom', run: 5, people: ['south'] }).start();
    for (const event of [{ type: 'play' }, { type: 'decide', act: 'harden' }, { type: 'play' }, { type: 'undo' }] as const)
      whole.send(event);
    const { status, ...rest } = JSON.parse(JSON.stringify(whole.getPersistedSnapshot()));
    rest.context.history.state = Object.fromEntries(Object.entries(rest.context.history.state).reverse());
    const restored = createSummit(model, { seed: 'another', snapshot: { ...rest, status } }).start();
    expect(JSON.stringify(restored.getSnapshot())).toBe(JSON.stringify(whole.getSnapshot()));
    for (const summit of [whole, restored]) for (const type of ['redo', 'undo', 'undo', 'play'] as const) summit.send({ type });
    expect(JSON.stringify(restored.getSnapshot())).toBe(JSON.stringify(whole.getSnapshot()));
  });

  const shape = 'A summit goes on from a snapshot that one has persisted';
  const foreign = 'Run 5 of "The closed border" never comes to the state of this snapshot';
  it.each<[path: string, value: unknown, reason: string]>([
    ['context', undefined, `${shape}; this has none at context.`],
    ['context.history.seed', undefined, `${shape}; this has none at context.history.seed.`],
    ['context.history.past', null, `${shape}; this has none at context.history.past.`],
    ['context.history.past', [], foreign],
    ['context.history.past', Array(99).fill({ decision: null }), foreign],
    ['context.history.past.1.decision.act', 'invade', foreign],
    ['context.history.seed', 'another', foreign],
    ['context.history.state.world.gauges.tension', 99, foreign],
    ['context.history.state.world.gauges.tension', '2', foreign],
    ['context.history.state.world.charts.north', 'asleep', foreign],
    ['context.history.state.cursor', { stage: 'tea' }, foreign],
    ['context.people', ['narnia'], 'The model has no actor "narnia".'],
  ])('does not go on from a snapshot whose %s is another (%#)', (path, value, reason) => {
    const whole = createSummit(model, { seed: 'classroom', run: 5, people: ['south'] }).start();
    for (const event of [{ type: 'play' }, { type: 'decide', act: 'harden' }, { type: 'play' }] as const) whole.send(event);
    const snapshot = JSON.parse(JSON.stringify(whole.getPersistedSnapshot()));
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    keys.reduce((data, key) => data[key], snapshot)[last] = value;
    const summit = createSummit(model, { seed: 'classroom', snapshot });
    summit.subscribe({ error: () => undefined });
    const { status, error } = summit.getSnapshot();
    expect([status, error]).toEqual(['error', expect.any(RangeError)]);
    expect((error as unknown as Error).message).toContain(reason);
  });

  it('does not go on from a snapshot of another scenario', () => {
    const whole = createSummit(bundledModel('six-party-talks'), { seed: 'classroom', run: 5 }).start();
    whole.send({ type: 'round' });
    const summit = createSummit(model, { seed: 'classroom', snapshot: whole.getPersistedSnapshot() });
    summit.subscribe({ error: () => undefined });
    expect((summit.getSnapshot().error as unknown as Error).message).toContain(foreign);
  });

  it('keeps its people, whatever becomes of the list', () => {
    const people = ['south'];
    const summit = createSummit(model, { seed: 'classroom', people }).start();
    people.push('north');
    expect(summit.getSnapshot().context.people).toEqual(['south']);
  });

  it('undoes, redoes and branches by events', () => {
    const summit = createSummit(model, { seed: 'classroom', run: 5 }).start();
    summit.send({ type: 'round' });
    const before = summit.getSnapshot().context.world;
    summit.send({ type: 'undo' });
    expect(summit.getSnapshot().context.world).not.toEqual(before);
    summit.send({ type: 'redo' });
    expect(summit.getSnapshot().context.world).toEqual(before);
    summit.send({ type: 'branch', decision: { round: 1, actor: 'north', act: 'harden' } });
    expect(summit.getSnapshot().context.world.last).toMatchObject({ north: 'harden', south: null });
    summit.send({ type: 'branch', decision: { round: 99, actor: 'north', act: 'harden' } });
    expect(summit.getSnapshot().context.refused).toContain('has no such decision');
  });

  it.each([
    [{ type: 'branch' }, 'A decision is { round, actor, act } or { round, actor, session, word }, got undefined.'],
    [{ type: 'branch', decision: null }, 'got null.'],
    [{ type: 'branch', decision: 'hold' }, 'got "hold".'],
    [{ type: 'branch', decision: { round: '1', actor: 'north', act: 'hold' } }, 'got {"round":"1","actor":"north","act":"hold"}.'],
    [{ type: 'branch', decision: { round: 1, actor: 5, act: 'hold' } }, 'got {"round":1,"actor":5,"act":"hold"}.'],
    [{ type: 'branch', decision: { round: 1, actor: 'north', act: 1n } }, 'got object.'],
    [{ type: 'branch', decision: { round: 1, actor: 'narnia', act: 'hold' } }, 'The model has no actor "narnia".'],
    [
      { type: 'branch', decision: { round: 1, actor: 'north', session: 1, word: 'yes' } },
      /^A word is \{ supports: true \}, or .+, got "yes"\.$/,
    ],
    [{ type: 'decide' }, 'An act is a name, got undefined; open are hold, harden, ease.'],
    [{ type: 'decide', act: Symbol('hold') }, 'An act is a name, got symbol; open are hold, harden, ease.'],
    [{ type: 'position' }, 'south has to act, not to take a position on the text.'],
    [{ type: 'redo', steps: {} }, 'Nothing was taken back.'],
    [{ type: 'think' }, 'A summit has no event "think"; it has step, round, play, decide, position, undo, redo, branch.'],
    [{}, 'A summit has no event undefined; it has'],
  ])('refuses the malformed event %o and lives on', (event, reason) => {
    const summit = createSummit(model, { seed: 'classroom', people: ['south'] }).start();
    summit.send({ type: 'play' });
    const before = summit.getSnapshot();
    summit.send(event as never);
    const { refused, ...after } = summit.getSnapshot().context;
    expect(refused).toMatch(reason);
    expect({ ...before.context, ...after }).toEqual(before.context);
    summit.send({ type: 'undo' });
    expect(summit.getSnapshot()).toMatchObject({ status: 'active', context: { refused: null } });
  });

  it('plays nothing when it is stopped', () => {
    const summit = createSummit(model, { seed: 'classroom' }).start();
    const before = summit.getSnapshot();
    summit.stop();
    expect(summit.getSnapshot()).toBe(before);
  });

  it('takes back the last step of a finished run through the pure transition', () => {
    const logic = summitLogic(model);
    const summit = createSummit(model, { seed: 'classroom', run: 5 }).start();
    summit.send({ type: 'play' });
    const [reopened] = transition(logic, summit.getSnapshot() as SummitSnapshot, { type: 'undo' });
    expect(reopened).toMatchObject({ status: 'active', output: undefined });
    expect(createSummit(model, { seed: 'classroom', snapshot: reopened }).start().getSnapshot().context.world).toEqual(
      reopened.context.world,
    );
  });

  it('shows itself to an inspector', () => {
    const seen: InspectionEvent['type'][] = [];
    const summit = createSummit(model, { seed: 'classroom', inspect: ({ type }) => seen.push(type) }).start();
    summit.send({ type: 'round' });
    expect(seen).toEqual(expect.arrayContaining(['@xstate.actor', '@xstate.event', '@xstate.snapshot']));
  });

  it.each([
    [{ seed: undefined }, 'A seed is a text, such as "border", got undefined.'],
    [{ seed: 2018 }, 'A seed is a text, such as "border", got number.'],
    [{ seed: 'classroom', run: -1 }, "A run's number is a whole number from 0 to 4294967295, got -1."],
    [{ seed: 'classroom', run: 2 ** 32 }, "A run's number is a whole number from 0 to 4294967295, got 4294967296."],
  ])('has no luck for %o, and neither has a run or a kernel', (address, reason) => {
    const { seed, run = 0 } = address as { seed: string; run?: number };
    const summit = createSummit(model, { seed, run });
    summit.subscribe({ error: () => undefined });
    expect(summit.getSnapshot()).toMatchObject({ status: 'error', error: new RangeError(reason) });
    expect(() => runReference(createReference(model), { seed, run })).toThrow(new RangeError(reason));
    const kernel = createKernel(model);
    expect(() => kernel.run(seed, run, 1, {})).toThrow(new RangeError(reason));
    expect(() => kernel.count(seed, run, 1, createTally(model))).toThrow(new RangeError(reason));
    expect(() => kernel.trajectory(seed, run)).toThrow(new RangeError(reason));
  });

  it('refuses a person whose seat does not exist', () => {
    const summit = createSummit(model, { seed: 'classroom', people: ['narnia'] });
    summit.subscribe({ error: () => undefined });
    expect(summit.getSnapshot()).toMatchObject({ status: 'error', error: new RangeError('The model has no actor "narnia".') });
  });
});
