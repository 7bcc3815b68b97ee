/** What a batch that is played by a queue does where the network, Redis or what lies there is not as it should be. This tests the built command. */
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import {
  active,
  caught,
  coordinator,
  expectWhole,
  kill,
  network,
  redis,
  until,
  untouched,
  useQueue,
  waiting,
  worker,
} from './support/queue-workplace.ts';
import { hasRedis } from './support/redis-server.ts';

const title = 'a batch whose queue is in trouble';

if (!hasRedis()) it.skip(`${title}: SKIPPED, as no redis-server and redis-cli were found. Install Redis.`);

describe.skipIf(!hasRedis())(title, () => {
  useQueue();

  it('goes on where the connection ends in the middle of an answer', async () => {
    // Of the pieces of work that are ordered together, Redis tells of the first, and no more.
    network.cutAfter(/[0-9a-f]{64}-0\r\n/);
    const batch = coordinator('cut', network.url);
    worker();
    expect(await batch.ended).toBe(0);
    expect(network.cut).toBe(true);
    expectWhole('cut');
  });

  it('takes what has been played out of a Redis whose memory is full of it', async () => {
    const { batch, player } = await caught('full');
    await kill(batch);
    redis.ask('DEL', ...redis.ask('KEYS', 'plenary:seat:*'));
    player.child.kill('SIGCONT');
    await until(() => untouched() === 0 && active() === 0);
    expect(waiting()).toBeGreaterThan(0);
    redis.ask('CONFIG', 'SET', 'maxmemory', '1');
    const next = coordinator('full');
    await until(() => waiting() === 0 && next.talk().includes(' refuses for now; trying again. It says: OOM '));
    redis.ask('CONFIG', 'SET', 'maxmemory', '0');
    expect(await next.ended).toBe(0);
    expectWhole('full');
  });

  it('has what is lost played again, whatever else lies among the results', async () => {
    const { batch, player } = await caught('littered');
    const [work = ''] = redis.ask('KEYS', 'plenary:work:*');
    const results = work.replace('work', 'results');
    // The queue is emptied, as if its work had been taken and lost; something that is no result stays.
    redis.ask('HSET', results, 'litter', 'a', '007', 'b', '99', 'c');
    redis.ask('DEL', ...redis.ask('KEYS', 'plenary:chunks-*'));
    player.child.kill('SIGCONT');
    expect(await batch.ended).toBe(0);
    expectWhole('littered');
  });

  it('asks for the password of a Redis that has one since it went away', async () => {
    const { batch, player } = await caught('locked');
    redis.ask('CONFIG', 'SET', 'requirepass', 's3cret');
    redis.ask('-a', 's3cret', 'CLIENT', 'KILL', 'TYPE', 'normal');
    expect(await batch.ended).toBe(2);
    expect(batch.talk()).toMatch(/: expected the password of this Redis, got none\. Set it in PLENARY_QUEUE_PASSWORD\.\n$/);
    await kill(player);
    redis.ask('-a', 's3cret', 'CONFIG', 'SET', 'requirepass', '');
  });

  it('waits for a sign of life from a process whose number says nothing here, as one of another container of this machine', async () => {
    const first = coordinator('ousted');
    await until(() => redis.ask('KEYS', 'plenary:seat:*').length > 0);
    const [seat = ''] = redis.ask('KEYS', 'plenary:seat:*');
    await kill(first);
    const number = 2 ** 30;
    const holder = { host: hostname(), space: 'elsewhere', pid: number, process: number, began: null, token: '' };
    redis.ask('SET', seat, JSON.stringify(holder), 'PX', '60000');
    const second = coordinator('ousting');
    await until(() => second.talk().includes('; waiting for it to end.'));
    redis.ask('PEXPIRE', seat, '61000');
    expect(await second.ended).toBe(2);
    expect(second.talk()).toContain(`got one that process ${number} on ${hostname()} coordinates.`);
  });
});
