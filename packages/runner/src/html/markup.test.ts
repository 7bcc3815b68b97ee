import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { html, printableText, trusted } from './markup.ts';

describe('a template', () => {
  it('escapes what is put into it, between tags and in attributes', () => {
    const text = `"><script>alert('1')</script> & more`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more</p>',
    );
  });

  it('keeps markup, joins lists and leaves out what is null', () => {
    expect(html`<ul>${['a', 'b'].map((item) => html`<li>${item}</li>`)}${null}${3}</ul>${trusted('<br>')}`.markup).toBe(
      '<ul><li>a</li><li>b</li>3</ul><br>',
    );
  });

  it('gives any text back to who reads the page, but for characters that no page may hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { document } = parseHTML(html`<!doctype html><html><body><p title="${text}">${text}</p></body></html>`.markup);
        const paragraph = document.querySelector('p');
        // A parser may take a carriage return for a line break.
        const read = (value: string | null | undefined): string => (value ?? '').replaceAll('\r', '\n');
        expect(document.querySelectorAll('body > *').length).toBe(1);
        expect(read(paragraph?.textContent)).toBe(read(printableText(text)));
        expect(read(paragraph?.getAttribute('title'))).toBe(read(printableText(text)));
      }),
      { seed: 20180116, numRuns: 200 },
    );
  });

  it('shows no control character, no turned writing and no half of a character', () => {
    expect(printableText('a\u001b[31mb\u202ec\ud800d\u0000')).toBe('a\ufffd[31mb\ufffdc\ufffdd\ufffd');
    expect(printableText('Panmunjŏm, 板門店 🕊\n')).toBe('Panmunjŏm, 板門店 🕊\n');
  });
});
