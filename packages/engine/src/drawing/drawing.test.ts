import { describe, expect, it } from 'vitest';
import { createActor, createMachine } from 'xstate';
import type { Actor, Model } from '../scenario/model.ts';
import { parseScenario } from '../scenario/parse.ts';
import { chartsToDot } from './dot.ts';
import { chartToMermaid } from './mermaid.ts';
import { chartToXState } from './xstate-config.ts';

const SCENARIO = `
plenary: 1
title: Two voices
rounds: 1
gauges: { calm: 0..3 }
charts:
  ministry:
    type: parallel
    states:
      voice:
        states:
          "guarded": { title: 'guarded; "for now"', may: { hold: 0, offer-talks: { to: open, when: calm > 1 } } }
          open:
            title: open to talks
            initial: asking
            may: { harden: { to: guarded } }
            states:
              asking: { on: { neighbour.ease: { to: hearing } } }
              hearing: { may: { hold: 0 } }
            on: { storm: { to: guarded }, neighbour.harden: { to: guarded } }
      seat:
        states:
          away: { may: { ease: { to: present } } }
          present: { attends: true, may: { hold: 0 } }
  neighbour: { states: { calm: { may: { hold: 0, ease: 0, harden: 0 } } } }
actors:
  ministry: { chart: ministry, title: The ministry }
  neighbour: { chart: neighbour }
events: { storm: { hazard: 0.1, effects: { calm: "= 0" } } }
outcomes: { end: otherwise }
`;

function ministry(): { model: Model; actor: Actor } {
  const { model, problems } = parseScenario(SCENARIO);
  const actor = model?.actors[0];
  if (model === null || actor === undefined)
    throw new Error(problems.map(({ path, expected, got }) => `${path}: expected ${expected}, got ${got}`).join('\n'));
  return { model, actor };
}

describe('chartToMermaid', () => {
  it('nests states, sets regions side by side and escapes what Mermaid reads as its own', () => {
    const { model, actor } = ministry();
    expect(chartToMermaid(model, actor)).toMatchInlineSnapshot(`
      "stateDiagram-v2
        state "The ministry" as root {
          state "voice" as s_voice {
            [*] --> s_voice__guarded
            state "guarded#59; #34;for now#34;" as s_voice__guarded
            s_voice__guarded : hold
            state "open to talks" as s_voice__open {
              [*] --> s_voice__open__asking
              state "asking" as s_voice__open__asking
              state "hearing" as s_voice__open__hearing
              s_voice__open__hearing : hold
            }
          }
          --
          state "seat" as s_seat {
            [*] --> s_seat__away
            state "away" as s_seat__away
            state "present" as s_seat__present
            s_seat__present : hold
          }
        }
        s_voice__guarded --> s_voice__open : offer-talks [calm #62; 1]
        s_voice__open --> s_voice__guarded : harden
        s_voice__open --> s_voice__guarded : on storm<br/>on neighbour.harden
        s_voice__open__asking --> s_voice__open__hearing : on neighbour.ease
        s_seat__away --> s_seat__present : ease
      "
    `);
  });
});

describe('chartsToDot', () => {
  it('draws every chart into one graph, whose boxes keep their names apart', () => {
    const { model, actor } = ministry();
    expect(chartsToDot(model, [actor])).toMatchInlineSnapshot(`
      "digraph charts {
        compound=true; rankdir=TB; fontname="Helvetica,Arial,sans-serif"; fontsize=12; nodesep=0.4; ranksep=0.6;
        node [shape=box margin="0.2,0.08" style="rounded,filled" fillcolor=white color="#1f2933" fontname="Helvetica,Arial,sans-serif" fontsize=11 fontcolor="#1f2933"];
        edge [color="#1f2933" fontname="Helvetica,Arial,sans-serif" fontsize=9 fontcolor="#1f2933" arrowsize=0.7];
        subgraph "cluster ministry/" {
        label="The ministry"; style="rounded,filled,solid"; fillcolor="#f5f7fa"; color="#7b8794";
        subgraph "cluster ministry/voice" {
        label="voice"; style="rounded,filled,dashed"; fillcolor="#f5f7fa"; color="#7b8794";
        "ministry/voice/start" [shape=point width=0.12 label="" fillcolor="#1f2933"];
        "ministry/voice/start" -> "ministry/voice.guarded" [];
        "ministry/voice.guarded" [label="guarded; \\"for now\\"\\nhold"];
        subgraph "cluster ministry/voice.open" {
        label="open to talks"; style="rounded,filled,solid"; fillcolor="#f5f7fa"; color="#7b8794";
        "ministry/voice.open/start" [shape=point width=0.12 label="" fillcolor="#1f2933"];
        "ministry/voice.open/start" -> "ministry/voice.open.asking" [];
        "ministry/voice.open.asking" [label="asking"];
        "ministry/voice.open.hearing" [label="hearing\\nhold"];
        }
        }
        subgraph "cluster ministry/seat" {
        label="seat"; style="rounded,filled,dashed"; fillcolor="#f5f7fa"; color="#7b8794";
        "ministry/seat/start" [shape=point width=0.12 label="" fillcolor="#1f2933"];
        "ministry/seat/start" -> "ministry/seat.away" [];
        "ministry/seat.away" [label="away"];
        "ministry/seat.present" [label="present\\nhold"];
        }
        }
        "ministry/voice.guarded" -> "ministry/voice.open.asking" [label="offer-talks [calm > 1]" lhead="cluster ministry/voice.open"];
        "ministry/voice.open.asking" -> "ministry/voice.guarded" [label="harden" ltail="cluster ministry/voice.open"];
        "ministry/voice.open.asking" -> "ministry/voice.guarded" [label="on storm\\non neighbour.harden" ltail="cluster ministry/voice.open" style=dashed color="#7b8794" fontcolor="#7b8794"];
        "ministry/voice.open.asking" -> "ministry/voice.open.hearing" [label="on neighbour.ease" style=dashed color="#7b8794" fontcolor="#7b8794"];
        "ministry/seat.away" -> "ministry/seat.present" [label="ease"];
      }
      "
    `);
    const both = chartsToDot(model, model.actors);
    expect(both).toContain('"neighbour/calm" [label="calm\\nhold\\nease\\nharden"]');
    expect(both).toContain('"ministry/voice.guarded"');
  });
});

describe('chartToXState', () => {
  it('gives plain JSON that XState takes back as a machine', () => {
    const { model, actor } = ministry();
    const config = chartToXState(model, actor);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
    const machine = createMachine(config as never).provide({ guards: { when: () => true }, actions: { take: () => undefined } } as never);
    const running = createActor(machine).start();
    running.send({ type: 'act.offer-talks' });
    expect(running.getSnapshot().value).toEqual({ voice: { open: 'asking' }, seat: 'away' });
    running.send({ type: 'heard.storm.nature' });
    expect(running.getSnapshot().value).toEqual({ voice: 'guarded', seat: 'away' });
  });
});
