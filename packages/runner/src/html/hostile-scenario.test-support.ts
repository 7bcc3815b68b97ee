const SCRIPT = '<script>alert(1)</script>';
const IMAGE = '\\"><img src=x onerror=alert(2)>';

/** A scenario with one of everything that a report shows, whose every text tries to be markup. */
export const HOSTILE = `
plenary: 1
title: "${SCRIPT}"
summary: "${IMAGE} </style></title></svg>"
seed: "'\\u001b[31m${SCRIPT}"
calendar: { start: 2018-01-30, days: 7 }
rounds: 6
sources: { ML: "</p>${SCRIPT} &amp; ${IMAGE}" }
gauges:
  tension: { from: 0, to: 4, start: 1, title: "${SCRIPT}", unit: "${IMAGE}" }
  fear: { from: 0, to: 4, start: { value: 1, source: ML, range: [0, 2], note: "${IMAGE}" }, title: "${IMAGE}" }
charts:
  bank:
    gauges: { patience: { from: 0, to: 3, start: 2, title: "${SCRIPT}" } }
    states:
      apart:
        title: "${SCRIPT}"
        may:
          hold: 0.5
          harden: { appeal: -1, effects: { tension: +1 } }
          offer-talks: { to: together, when: precondition, appeal: 1 }
      together: { title: "${IMAGE}", attends: true, may: { hold: 0 } }
acts: { hold: { title: "${SCRIPT}" }, harden: { title: "${IMAGE}" } }
actors:
  east:
    chart: bank
    title: "${SCRIPT}"
    role: delegation
    preconditions: { quiet: { title: "${IMAGE}", when: tension <= 1 } }
    position: { crossing: { ideal: open, weight: 1 }, reservation: 0 }
  west: { chart: bank, title: "${IMAGE}", role: delegation, position: { crossing: { ideal: shut, weight: 1 }, reservation: 0 } }
text:
  issues: { crossing: { options: [shut, on-market-days, open], title: "${IMAGE}" } }
  chairs: [east]
phases: { waiting: { rounds: 3 }, meeting: { rounds: 1, drafting: { sessions: 4 } }, after: { rounds: 2 } }
events: { flood: { title: "${SCRIPT}", hazard: 0.05 }, market: { title: "${IMAGE}", hazard: 0.3, effects: { tension: -1 } } }
outcomes:
  bridge: { title: "${SCRIPT}", when: text.crossing == open and text.status == adopted }
  clash: { title: "${IMAGE}", when: tension > 3, ends: true }
  nothing: { title: "</svg>${SCRIPT}", when: otherwise }
variants:
  other: { title: "${SCRIPT}", set: { gauges.tension.start: 2 } }
measures:
  both: { title: "${SCRIPT}", first: east in together and west in together }
  markets: { title: "${IMAGE}", count: market, unit: "${SCRIPT}" }
  strain: { title: "${SCRIPT}", mean: tension }
`;
