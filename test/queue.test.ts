/** What a batch that is played by a queue promises: the same bytes, whatever ends in the middle of it. This tests the built command with a Redis server of its own. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  active,
  at,
  caught,
  coordinator,
  expectWhole,
  kill,
  PLAN,
  POINTS,
  plenary,
  RUNS,
  redis,
  until,
  untouched,
  useQueue,
  waiting,
  worker,
} from './support/queue-workplace.ts';
import { hasRedis } from './support/redis-server.ts';

const title = 'a batch that is played by a queue';

if (!hasRedis()) it.skip(`${title}: SKIPPED, as no redis-server and redis-cli were found. Install Redis.`);

describe.skipIf(!hasRedis())(title, () => {
  useQueue();

  it('comes out the same to the last byte as on one machine, with every run counted once', async () => {
    const workers = [worker(), worker()];
    const batch = coordinator('shared');
    expect(await batch.ended).toBe(0);
    expectWhole('shared');
    const [head = '', ...rows] = readFileSync(at('shared/points.csv'), 'utf8').trimEnd().split('\n');
    const column = head.split(',').indexOf('runs');
    expect(rows.map((row) => Number(row.split(',')[column]))).toEqual(Array.from({ length: 2 * POINTS }, () => RUNS));
    for (const { child } of workers) child.kill('SIGINT');
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    const played = workers.map(({ talk }) => Number(/^Played (\d+) pieces? of work\.$/m.exec(talk())?.[1]));
    expect(played[0]! + played[1]!).toBe(2 * POINTS);
  });

  it('gives the work of a worker that is killed in mid-chunk to another', async () => {
    const { batch, player } = await caught('bereft');
    await kill(player);
    expect(active()).toBeGreaterThan(0);
    worker();
    expect(await batch.ended).toBe(0);
    expectWhole('bereft');
  });

  it('gives up a piece of work that was lost ten times over, and finishes the others', async () => {
    const { batch, player } = await caught('cursed');
    const [list = ''] = redis.ask('KEYS', 'plenary:chunks-*:active');
    const [cursed = ''] = redis.ask('LRANGE', list, '0', '-1');
    redis.ask('HSET', list.replace('active', cursed), 'stc', '10');
    await kill(player);
    worker();
    expect(await batch.ended).toBe(1);
    const rows = readFileSync(at('cursed/points.csv'), 'utf8').trimEnd().split('\n');
    const lost = rows.filter((row) => row.includes('the workers that played it were lost'));
    // Both variants of one point.
    expect([lost.length, rows.length]).toEqual([2, 1 + 2 * POINTS]);
  });

  it('takes once what a worker that was only thought lost has played, too', async () => {
    const { batch, player: slow } = await caught('twice');
    const quick = worker();
    await until(() => active() === 0 || batch.child.exitCode !== null);
    slow.child.kill('SIGCONT');
    expect(await batch.ended).toBe(0);
    expectWhole('twice');
    quick.child.kill('SIGTERM');
    slow.child.kill('SIGTERM');
    expect([await quick.ended, await slow.ended]).toEqual([0, 0]);
  });

  it('goes on where a coordinator was killed, with the results that have come meanwhile', async () => {
    const { batch, player } = await caught('orphaned');
    await kill(batch);
    player.child.kill('SIGCONT');
    await until(() => untouched() === 0 && waiting() > 0);
    const next = coordinator('orphaned');
    expect(await next.ended).toBe(0);
    expect(next.talk()).toMatch(/^Going on after \d+ of 12 pieces of work\.$/m);
    expectWhole('orphaned');
  });

  it.each([
    ['on its append-only file', async () => undefined],
    ['without any memory', () => redis.forget()],
  ])('waits while Redis is gone, and goes on when it is back %s', async (how, change) => {
    const name = how.replaceAll(' ', '-');
    const { batch, player } = await caught(name);
    await redis.kill();
    await change();
    player.child.kill('SIGCONT');
    await until(() => [batch, player].every(({ talk }) => talk().includes(' is gone; waiting for it.')));
    await redis.start();
    expect(await batch.ended).toBe(0);
    expect(batch.talk()).toContain(' is back.');
    expectWhole(name);
  });

  it('hears of Ctrl-C while a worker plays, and what is under way is played to its end', async () => {
    await writeFile(at('long.yaml'), PLAN.replace(`runs: ${RUNS}`, 'runs: 400000').replace('portion: 5000', 'portion: 100000'));
    const batch = plenary('batch', 'long.yaml', '--queue', redis.url);
    const player = worker();
    await until(() => player.talk().includes('Playing: ') && active() === 2);
    player.child.kill('SIGINT');
    await until(() => player.talk().includes('Ending when what is under way is played'));
    expect(active()).toBe(2);
    expect(await player.ended).toBe(0);
    expect(player.talk()).toMatch(/^Played 2 pieces of work\.$/m);
    batch.child.kill('SIGINT');
    expect(await batch.ended).toBe(130);
  });

  it('is coordinated by one process at a time', async () => {
    const first = coordinator('coordinated');
    await until(() => redis.ask('KEYS', 'plenary:seat:*').length > 0);
    const second = coordinator('coordinated-too');
    expect(await second.ended).toBe(2);
    expect(second.talk()).toContain(`got one that process ${first.child.pid} on `);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(130);
  });

  it('tells when no worker is there, and ends by Ctrl-C even where Redis is gone, as a worker does', async () => {
    const batch = coordinator('lonely');
    await until(() => /^No worker of version \S+ is there yet\./m.test(batch.talk()));
    batch.child.kill('SIGSTOP');
    redis.ask('FLUSHALL');
    const idle = worker();
    await until(() => idle.talk().includes('Waiting for work'));
    await redis.kill();
    batch.child.kill('SIGCONT');
    for (const { child } of [batch, idle]) child.kill('SIGINT');
    expect([await batch.ended, await idle.ended]).toEqual([130, 0]);
    await redis.start();
  });

  it('has no work of another version for a worker', async () => {
    redis.ask('HSET', 'plenary:batches', 'b', '9.9.9');
    redis.ask('SET', 'plenary:work:b', '{}');
    const { ended, talk } = worker();
    expect(await ended).toBe(2);
    expect(talk()).toMatch(/: expected batches of version \d\S+, got some of version 9\.9\.9\. Start the worker of that version\.\n$/);
  });

  it('is refused with an address that leads nowhere, and no password is told', async () => {
    const refused = [
      plenary('worker', '--queue', 'redis://:s3cret@127.0.0.1:1'),
      plenary('batch', 'plan.yaml', '--out', 'refused', '--queue', redis.url.replace('//', '//somebody:s3cret@')),
      plenary('worker', '--queue', redis.url.replace('//', '//:s3cret@'), '--quite'),
      plenary('worker', `--quene=${redis.url.replace('//', '//:s3cret@')}`),
    ];
    expect(await Promise.all(refused.map(({ ended }) => ended))).toEqual([2, 2, 2, 2]);
    const told = refused.map(({ talk }) => talk());
    expect(told.join('')).not.toContain('s3cret');
    expect(told[0]).toMatch(/^plenary: redis:\/\/127\.0\.0\.1:1\/0: expected a Redis server that answers, got: connect ECONNREFUSED/);
    expect(told[1]).toMatch(/: expected the password of this Redis, got one that it refuses\. Set it in PLENARY_QUEUE_PASSWORD\.\n$/);
  });
});
