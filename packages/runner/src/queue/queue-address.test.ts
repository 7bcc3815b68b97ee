import { describe, expect, it } from 'vitest';
import { concealed, parseQueueAddress } from './queue-address.ts';

describe('the address of a queue', () => {
  it.each([
    ['redis://localhost', 'localhost', 6379, 0, null, null, 'redis://localhost:6379/0'],
    ['redis://10.0.0.7:7000/3', '10.0.0.7', 7000, 3, null, null, 'redis://10.0.0.7:7000/3'],
    ['redis://:p%40ss@queue.example/', 'queue.example', 6379, 0, null, 'p@ss', 'redis://queue.example:6379/0'],
    ['rediss://ann:secret@[::1]:6380', '::1', 6380, 0, 'ann', 'secret', 'rediss://[::1]:6380/0'],
  ])('is read from %s', (given, host, port, database, user, password, shown) => {
    const encrypted = given.startsWith('rediss');
    expect(parseQueueAddress(given, undefined)).toEqual({ host, port, database, encrypted, user, password, shown });
  });

  it('takes the password from elsewhere where it has none of its own', () => {
    expect(parseQueueAddress('redis://localhost', 'other').password).toBe('other');
    expect(parseQueueAddress('redis://:own@localhost', 'other').password).toBe('own');
    expect(parseQueueAddress('redis://localhost', '').password).toBeNull();
  });

  it.each([
    ['localhost:6379', 'got something else'],
    ['http://:s3cret@localhost', 'got something else'],
    ['redis://', 'got one without a host'],
    ['redis://:s3cret@localhost/jobs', 'got one that does not end with the number of a database'],
    ['redis://localhost?password=s3cret', 'got one with options'],
    ['redis://:s3cret%@localhost', 'got one whose name or password has a %'],
    [['redis://:s3cret@a', 'redis://b'], 'got it 2 times'],
  ])('is refused as %s, without a word of its password', (given, told) => {
    let message = '';
    try {
      parseQueueAddress(given, undefined);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(told);
    expect(message).not.toContain('s3cret');
  });
});

describe('a text with addresses', () => {
  it('is concealed without names and passwords', () => {
    expect(concealed('--queue=redis://ann:p@ss@host:1/0 or rediss://:x@y')).toBe('--queue=redis://host:1/0 or rediss://y');
    expect(concealed('redis://host:1/0, ann@example.org')).toBe('redis://host:1/0, ann@example.org');
  });
});
