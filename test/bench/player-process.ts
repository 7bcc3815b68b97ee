/** The process of one contender: it plays what it is asked for and answers with what it played. */
import { entryNamed } from './contenders.ts';
import type { Request } from './seat.ts';

const [name = '', flagship = '', toyInC = ''] = process.argv.slice(2);
const contender = entryNamed(name).enter({ flagship, toyInC });

process.on('message', ({ firstRun, runs, thoroughly }: Request) => {
  process.send?.(contender.play(firstRun, runs, thoroughly));
});
