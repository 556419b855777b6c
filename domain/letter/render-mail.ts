import { escapeHtml } from './escape-html.ts';
import { type LetterPart, partsOf } from './letter-layout.ts';

export interface MailInput {
  /** BCP 47 */
  readonly locale: string;
  readonly subject: string;
  /** as writeLetter laid it out: its last part is the signature */
  readonly body: string;
  /** the words of the link; the address itself where there are none */
  readonly action?: string | undefined;
  readonly link: string;
  /** whose letter it is: the company's name */
  readonly company: string;
  /** of a reminder: the words and the address of the way to stop them */
  readonly optOut?: { readonly label: string; readonly url: string } | undefined;
  /** id of the thread it belongs to, as References carry it */
  readonly thread?: string | undefined;
}
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** beside those the provider writes itself */
  readonly headers: Readonly<Record<string, string>>;
}

/** A letter as it is sent: plain text and HTML that say the same, made to be read on a phone. */
export const renderMail = (mail: MailInput): RenderedMail => ({
  subject: mail.subject,
  text: textOf(mail),
  html: htmlOf(mail),
  headers: {
    // no responder answers it (RFC 3834)
    'Auto-Submitted': 'auto-generated',
    ...(mail.thread !== undefined && { References: mail.thread }),
    ...(mail.optOut !== undefined && {
      'List-Unsubscribe': `<${mail.optOut.url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
});

/** the link stands between what a letter says and who signs it */
const aroundLink = (body: string): readonly [before: string, signature: string] => {
  const at = body.lastIndexOf('\n\n');
  return at < 0 ? [body, ''] : [body.slice(0, at), body.slice(at + 2)];
};

function textOf({ body, action, link, company, optOut }: MailInput): string {
  const [before, signature] = aroundLink(body);
  const way = action === undefined ? link : `${action}\n${link}`;
  const footer = optOut === undefined ? [] : [`${optOut.label}\n${optOut.url}`];
  return [before, way, [signature, company].filter(Boolean).join('\n'), ...footer].join('\n\n');
}

const styles = {
  page: 'margin:0;padding:24px 16px;background:#ffffff;color:#16191f;font:16px/1.5 Helvetica,Arial,sans-serif',
  column: 'max-width:560px;margin:0 auto',
  text: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding:0 0 0 20px',
  item: 'margin:0 0 12px',
  // a thumb hits it: 44 px high at least
  button:
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5cad;color:#ffffff;font-weight:bold;text-decoration:none',
  footer: 'margin:24px 0 0;font-size:14px;color:#5a6270',
  quiet: 'color:#5a6270',
} as const;

const paragraph = (html: string): string => `<p style="${styles.text}">${html}</p>`;

function partHtml(part: LetterPart): string {
  if (part.kind === 'text') return paragraph(escapeHtml(part.text));
  const items = part.items.map(({ title, sentences }) => {
    const lines = [`<strong>${escapeHtml(title)}</strong>`, ...sentences.map(escapeHtml)];
    return `<li style="${styles.item}">${lines.join('<br>')}</li>`;
  });
  return `<ul style="${styles.list}">${items.join('')}</ul>`;
}

const anchor = (url: string, words: string, style: string): string =>
  `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(words)}</a>`;

function htmlOf({ locale, subject, body, action, link, company, optOut }: MailInput): string {
  const [before, signature] = aroundLink(body);
  const lines = [
    ...partsOf(before).map(partHtml),
    paragraph(anchor(link, action ?? link, styles.button)),
    paragraph([signature, company].filter(Boolean).map(escapeHtml).join('<br>')),
    ...(optOut === undefined ? [] : [`<p style="${styles.footer}">${anchor(optOut.url, optOut.label, styles.quiet)}</p>`]),
  ];
  return [
    `<!doctype html><html lang="${escapeHtml(locale)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(subject)}</title></head>`,
    `<body style="${styles.page}"><div style="${styles.column}">${lines.join('')}</div></body></html>`,
  ].join('');
}
