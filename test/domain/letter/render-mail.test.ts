import { describe, expect, test } from 'vitest';
import { layOut, partsOf } from '../../../domain/letter/letter-layout.ts';
import { optOutLink, stepLink } from '../../../domain/letter/letter-links.ts';
import { renderMail } from '../../../domain/letter/render-mail.ts';
import { shopId } from '../given.ts';

const page = 'https://my.example.com';
const body = layOut([
  { kind: 'text', text: 'Hello <Ana> & co,' },
  {
    kind: 'list',
    items: [
      { title: 'Bank account', sentences: ['By Monday.', '– Payouts\nstop.'] },
      { title: 'Website', sentences: [] },
    ],
  },
  { kind: 'text', text: 'Your team' },
]);
const mail = {
  ...{ locale: 'en', subject: 'Still "missing"', body, action: 'Hand it in', company: 'Café & Co' },
  link: stepLink(page, shopId, 'owner_identity:p 1'),
};

describe('a mail', () => {
  test('has the letter as plain text: what is due, one link to the step, who signs, and the way to stop reminders', () => {
    const optOut = { label: 'Stop these reminders', url: optOutLink(page, 'abc.def') };
    expect(renderMail({ ...mail, optOut }).text).toBe(
      [
        'Hello <Ana> & co,',
        '– Bank account\n  By Monday.\n  Payouts stop.\n– Website',
        `Hand it in\n${page}/m/${shopId}/due/owner_identity%3Ap%201`,
        'Your team\nCafé & Co',
        `Stop these reminders\n${page}/api/opt-out?token=abc.def`,
      ].join('\n\n'),
    );
  });
  test('has the same as HTML, in which nothing that somebody typed is a tag', () => {
    const { html } = renderMail(mail);
    expect(html).toContain('Hello &lt;Ana&gt; &amp; co,');
    expect(html).toContain('<title>Still &quot;missing&quot;</title>');
    expect(html).toContain('<strong>Bank account</strong><br>By Monday.<br>Payouts stop.</li>');
    expect(html).toContain('<strong>Website</strong></li>');
    expect(html).toContain('>Hand it in</a>');
    expect(html).toContain('Your team<br>Café &amp; Co</p>');
    expect(html).toContain('lang="en"');
    expect(html).toContain('width=device-width');
  });
  test('of a reminder can be stopped with one click of the mail program; of another kind it cannot', () => {
    const url = optOutLink(page, 'abc.def');
    expect(renderMail({ ...mail, optOut: { label: 'Stop', url } }).headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(renderMail(mail).headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
    expect(renderMail({ ...mail, thread: '<case.r_1@m_1>' }).headers).toMatchObject({ References: '<case.r_1@m_1>' });
    expect(renderMail(mail).html).not.toContain('opt-out');
  });
  test('written before letters had words for their link shows the address itself', () => {
    const old = { ...mail, body: 'Olá', action: undefined, link: stepLink(page, shopId) };
    expect(renderMail(old).text).toBe(`Olá\n\n${page}/m/${shopId}\n\nCafé & Co`);
    expect(renderMail(old).html).toContain(`>${page}/m/${shopId}</a>`);
  });
  test('is read back as it was laid out', () => {
    expect(partsOf(body)).toEqual([
      { kind: 'text', text: 'Hello <Ana> & co,' },
      {
        kind: 'list',
        items: [
          { title: 'Bank account', sentences: ['By Monday.', 'Payouts stop.'] },
          { title: 'Website', sentences: [] },
        ],
      },
      { kind: 'text', text: 'Your team' },
    ]);
  });
});
