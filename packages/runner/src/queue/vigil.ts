import type { Redis } from 'ioredis';

/** How often Redis is asked for a sign of life; a connection on which none has come until the next time is given up. */
const ASK_MS = 15_000;

/**
 * Makes a connection anew on which nothing comes any more although it looks as if it were there: a network can lose one without a word to either end, and what
 * was asked of Redis would wait for a quarter of an hour, or for ever.
 * @returns ends it
 */
export function keepVigil(redis: Redis, askMs = ASK_MS): () => void {
  let waiting = false;
  const heard = (): void => {
    waiting = false;
  };
  redis.on('close', heard);
  const timer = setInterval(() => {
    if (redis.status !== 'ready' && redis.status !== 'connect') return;
    if (waiting) {
      // What came while this process stood still is read before it is judged.
      setImmediate(() => {
        if (waiting) redis.disconnect(true);
      });
      return;
    }
    waiting = true;
    // A refusal is a sign of life, too.
    redis.ping().then(heard, heard);
  }, askMs);
  return () => {
    clearInterval(timer);
    redis.off('close', heard);
    heard();
  };
}
