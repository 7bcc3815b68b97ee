import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorkplace } from '../workplace.test-support.ts';

/** A folder in which nobody may make anything, root neither. */
const SEALED = '/proc/self';

const { file, plenary } = useWorkplace();
const report = (...args: string[]) => plenary('run', file('talks.yaml'), '--runs', '20', ...args);

beforeAll(async () => {
  await plenary('new', file('talks'));
});

describe('--html', () => {
  it('writes a page beside what the command prints, and says where', async () => {
    const { code, results, talk } = await report('--html', file('report.html'));
    expect(code).toBe(0);
    expect(talk).toMatch(/^Report: FOLDER\/report\.html$/m);
    expect(results).toContain('How it ends');
    expect(await readFile(file('report.html'), 'utf8')).toMatch(/^<!doctype html>.*<h1>Talks<\/h1>.*<\/html>\n$/s);
    expect((await readdir(file('.'))).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('replaces an earlier page, through a link too, and gives the same bytes for the same runs', async () => {
    const first = await readFile(file('report.html'), 'utf8');
    await symlink(file('report.html'), file('link.html'));
    await report('--html', file('link.html'), '--seed', 'other');
    const other = await readFile(file('report.html'), 'utf8');
    expect(other).not.toBe(first);
    await report('--html', file('report.html'));
    expect(await readFile(file('link.html'), 'utf8')).toBe(first);
  });

  it('never replaces what is no page: a scenario stays as it is', async () => {
    const before = await readFile(file('talks.yaml'), 'utf8');
    const { code, results, talk } = await report('--html', file('talks.yaml'));
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain(
      'FOLDER/talks.yaml: expected a new file or an HTML page to replace, got something else. It was left as it is; choose another name.',
    );
    expect(await readFile(file('talks.yaml'), 'utf8')).toBe(before);
  });

  it.each([
    ['', '--html: expected the name of a file to write, got an empty one.'],
    ['.', 'expected the name of a file to write, got a directory. For example: report.html'],
    ['nowhere/report.html', 'nowhere/report.html: expected a folder that exists, got none of that name. Make it first.'],
    ['talks.yaml/report.html', 'expected a folder that exists, got none of that name.'],
  ])('refuses the name "%s" before anything is played', async (name, said) => {
    const { code, results, talk } = await report('--html', name === '' ? '' : file(name));
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain(said);
  });

  it('has no report of a rare outcome', async () => {
    const { code, talk } = await report('--rare', 'agreement', '--html', file('rare.html'));
    expect(code).toBe(2);
    expect(talk).toContain('expected --rare or a report (--html, --figures), got both.');
  });

  it('writes what a variant changes, too, with the command that says so again', async () => {
    const { code } = await plenary('compare', file('talks.yaml'), file('talks.yaml'), '--runs', '20', '--html', file('compared.html'));
    expect(code).toBe(0);
    const page = await readFile(file('compared.html'), 'utf8');
    expect(page).toContain('These runs do not tell A from B');
    expect(page).toMatch(/npx plenary compare \S+talks\.yaml \S+talks\.yaml --runs 20 --seed \S+ --confidence 95%/);
  });
});

describe('--figures', () => {
  it('writes each picture and a list of them, and replaces those of an earlier report', async () => {
    await report('--figures', file('figures'));
    const names = await readdir(file('figures'));
    const list = JSON.parse(await readFile(file('figures/figures.json'), 'utf8')) as { figures: { file: string; title: string }[] };
    expect(names.sort()).toEqual(['figures.json', ...list.figures.map((figure) => figure.file)].sort());
    expect(list.figures.map(({ title }) => title)).toContain('Share of the runs that ended so');
    await plenary('compare', file('talks.yaml'), file('talks.yaml'), '--runs', '20', '--figures', file('figures'));
    const after = await readdir(file('figures'));
    expect(after).toContain('changes-outcomes.svg');
    expect(after).not.toContain('outcomes-shares.svg');
  });

  it('refuses a folder that holds other things, and leaves them', async () => {
    await mkdir(file('mine'));
    await writeFile(file('mine/notes.txt'), 'notes');
    await writeFile(file('mine/figures.json'), '{ "figures": [{ "file": "notes.txt" }] }');
    const { code, results, talk } = await report('--figures', file('mine'));
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain(
      'FOLDER/mine: expected a new or empty folder, or one with earlier figures, got one with other files. Choose another.',
    );
    expect((await readdir(file('mine'))).sort()).toEqual(['figures.json', 'notes.txt']);
  });

  it.each([
    ['x.html', 'x.html', 'the name of the page, FOLDER/x.html'],
    ['x.html', './y/../x.html', 'the name of the page, FOLDER/x.html'],
    ['x.html', 'here/x.html', 'the name of the page, FOLDER/x.html'],
    ['x.html', 'x.html/figures', 'one below the page, FOLDER/x.html'],
  ])('refuses, beside the page %s, the folder %s, and writes neither', async (page, folder, got) => {
    await symlink(file('.'), file('here')).catch(() => undefined);
    const before = await readdir(file('.'));
    const { code, results, talk } = await report('--html', file(page), '--figures', `${file('.')}/${folder}`);
    expect([code, results]).toEqual([2, '']);
    expect(talk).toContain(`expected a folder of its own for the figures, got ${got}. Choose another name.`);
    expect(await readdir(file('.'))).toEqual(before);
  });

  it('writes a page into the folder of its figures, or beside it', async () => {
    await mkdir(file('both'));
    expect((await report('--html', file('both/page.html'), '--figures', file('both'))).code).toBe(0);
    expect((await report('--html', file('..page.html'), '--figures', file('deep/er/figures'))).code).toBe(0);
    expect(await readdir(file('both'))).toEqual(expect.arrayContaining(['figures.json', 'page.html']));
    expect(await readdir(file('deep/er/figures'))).toContain('figures.json');
  });

  it('refuses before anything is played what leads through a link to nothing', async () => {
    await symlink(file('gone'), file('dangling'));
    for (const folder of ['dangling', 'dangling/figures']) {
      const { code, results, talk } = await report('--html', file('unwritten.html'), '--figures', file(folder));
      expect([code, results, talk]).toEqual([
        2,
        '',
        'plenary: FOLDER/dangling: expected a folder, got a symbolic link to something that does not exist. Mend the link, or choose another name.\n',
      ]);
    }
    expect(await readdir(file('.'))).not.toContain('unwritten.html');
  });

  it.skipIf(!existsSync(SEALED))(
    `ends where nobody may write${existsSync(SEALED) ? '' : ': SKIPPED, as this system has no /proc'}`,
    async () => {
      for (const folder of [`${SEALED}/plenary-figures`, `${SEALED}/plenary/figures`]) {
        const { code, results, talk } = await report('--figures', folder);
        expect([code, results, talk]).toEqual([
          2,
          '',
          `plenary: ${folder}: expected a folder to write in, got no permission. Choose another.\n`,
        ]);
      }
      const { code, talk } = await report('--html', `${SEALED}/plenary.html`);
      expect(code).toBe(2);
      expect(talk).toContain(`${SEALED}/plenary.html: expected a folder to write in, got no permission. Choose another.`);
    },
  );

  it('refuses a file', async () => {
    const { code, talk } = await report('--figures', file('talks.yaml'));
    expect(code).toBe(2);
    expect(talk).toContain('FOLDER/talks.yaml: expected a folder, got a file. Choose another name.');
  });
});
