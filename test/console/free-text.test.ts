import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeTextParts } from '../../console/src/shell/free-text-parts.ts';
import { projectPath } from '../../lib/project.ts';

const joined = (text: string): string =>
  freeTextParts(text)
    .map((part) => part.text)
    .join('');

describe('what a person typed', () => {
  test.each([
    'see a_b: call 12.30 - ask_for.Lia',
    'a_b',
    'card_payments',
    '  two  spaces\nand a line ',
    'https://shop.example/a_b-c.d:8443/x?y=1#z',
    '<b>bold</b> & "quoted"',
    '**bold** _slanted_ `code` ~~gone~~ # heading',
    '- one\n- two\n\n1. three',
    '[text](https://a.example) ![](https://b.example/x.png)',
    'שלום (a_b): 12.30 - مرحبا',
    '👩‍👩‍👧‍👦 e\u0301 \u00a0 \u202fend',
    '{reason} {by} $& $1 %s',
    '',
  ])('is shown exactly: %j', (text) => {
    expect(joined(text)).toBe(text);
  });

  test('law: nothing is lost or added, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(joined(text)).toBe(text);
      }),
    );
    const words = fc.constantFrom('https://a.example', 'javascript:alert(1)', ' ', '.', '_', ': ', 'HTTP://B.example/c)', '-');
    fc.assert(
      fc.property(fc.array(words), (many) => {
        expect(joined(many.join(''))).toBe(many.join(''));
      }),
    );
  });

  /** each `[…]` stands for one link in the text around it */
  const marked = (text: string): string =>
    freeTextParts(text)
      .map((part) => (part.href === undefined ? part.text : `[${part.text === part.href ? part.href : 'another address'}]`))
      .join('');
  test.each([
    ['http://b.example:8080/x', '[http://b.example:8080/x]'],
    [
      'See https://shop.example/a_b-c, or (http://b.example:8080/x).',
      'See [https://shop.example/a_b-c], or ([http://b.example:8080/x]).',
    ],
    ['https://en.example/wiki/Shop_(disambiguation)', '[https://en.example/wiki/Shop_(disambiguation)]'],
    ['(https://en.example/wiki/Shop_(trade))', '([https://en.example/wiki/Shop_(trade)])'],
    ['[the page](https://shop.example/a)', '[the page]([https://shop.example/a])'],
    ['<https://shop.example/?a=1&b=2>', '<[https://shop.example/?a=1&b=2]>'],
    ['Is it https://shop.example/a?', 'Is it [https://shop.example/a]?'],
    ['“https://shop.example/a”…', '“[https://shop.example/a]”…'],
    ['https://shop.example/a/', '[https://shop.example/a/]'],
    ['https://shop.example/#top!', '[https://shop.example/#top]!'],
    ['**https://shop.example/a**', '**[https://shop.example/a]**'],
    ['https://a.example,https://b.example', '[https://a.example],[https://b.example]'],
    ['https://kept.example/2020/https://a.example', '[https://kept.example/2020/https://a.example]'],
    ['HTTPS://SHOP.example/A', '[HTTPS://SHOP.example/A]'],
    ['راجع https://shop.example/مرحبا؟ شكرا', 'راجع [https://shop.example/مرحبا]؟ شكرا'],
    ['見て https://shop.example/店。次', '見て [https://shop.example/店。次]'],
    ['👍🏽https://shop.example/👗 ok', '👍🏽[https://shop.example/👗] ok'],
    ['https://shop.example/\u202egnp.exe', '[https://shop.example/]\u202egnp.exe'],
    ['https://shop.example/a\u200b.b', '[https://shop.example/a]\u200b.b'],
  ])('has links at http and https addresses, without the marks around them: %s', (text, expected) => {
    expect(marked(text)).toBe(expected);
    expect(joined(text)).toBe(text);
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'mailto:ana@shop.example',
    'https:alert(1)',
    'https://',
    'xhttps://a.example',
    'www.shop.example',
  ])('stays text, never a link: %s', (text) => {
    expect(freeTextParts(text)).toEqual([{ text }]);
  });
});

/** fields of answers that hold a person's or another system's own words */
const own = '(?:reason|comment|summary|topic|closedReason|snoozeReason|statusReason)';
/** such a field as a child of an element, or as a value of one of our sentences */
const bare = new RegExp(String.raw`>\s*\{[\w.?]*\.${own}\}|\bt\([^)]*\breason: [\w.]+\.reason\b`);

test('what somebody typed stands on a page only as it is, never inside a sentence of ours', () => {
  expect(bare.test('<div>{task.decision.reason}</div>')).toBe(true);
  expect(bare.test("t('work.snoozed', { when, reason: task.reason })")).toBe(true);
  const folder = projectPath('console/src');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  expect(pages.length).toBeGreaterThan(60);
  expect(pages.filter((file) => bare.test(readFileSync(`${folder}/${file}`, 'utf8')))).toEqual([]);
});
