import { escapeHtml } from '../letter/escape-html.ts';
import type { RenderedMail } from '../letter/render-mail.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { queueTitle } from '../wording/policy-texts/queue-words.ts';
import type { ReadingLanguage } from '../wording/reading-language.ts';
import { voiceOf } from '../wording/voice.ts';
import type { DigestBox, DigestLine } from './digest-box.ts';
import { digestWords } from './digest-words.ts';

export interface DigestInput {
  readonly sending: Pick<NonNullable<DigestBox['sending']>, 'lines' | 'more'>;
  readonly language: ReadingLanguage;
  /** origin of the console, without a slash at the end */
  readonly console: string;
  /** whose mail it is: the company's name */
  readonly company: string;
}

const style = {
  page: 'margin:0;padding:24px 16px;background:#ffffff;color:#16191f;font:16px/1.5 Helvetica,Arial,sans-serif',
  column: 'max-width:560px;margin:0 auto',
  item: 'margin:0 0 12px',
  link: 'color:#0b5cad',
  quiet: 'font-size:14px;color:#5a6270',
} as const;

/** a task where it is worked, an alert where figures stand; the address carries no power, it opens the sign-in */
const lineLink = (console: string, { queue, merchantId, taskId }: DigestLine): string =>
  merchantId === undefined || taskId === undefined
    ? `${console}/realtime`
    : `${console}/tasks?queue=${encodeURIComponent(queue)}&task=${encodeURIComponent(`${merchantId}/${taskId}`)}`;

/** The mail that tells a colleague what concerns them: sentences of ours, ids, names of queues, and links into the console. Nothing that anybody typed about a merchant. */
export const writeDigest = (policy: Policy, { sending, language, console, company }: DigestInput): RenderedMail => {
  const words = digestWords[language];
  const voice = voiceOf(language);
  const timeZone = policy.calendars[policy.tasks.digest?.calendar ?? '']?.timeZone ?? 'UTC';
  const clock = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr', {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    timeZoneName: 'short',
  });
  const items = sending.lines.map((line) => {
    const title = policy.tasks.queues.find(({ key }) => key === line.queue)?.title ?? line.queue;
    const what = [
      ...(line.queue === '*' ? [] : [queueTitle(line.queue, title, voice)]),
      ...(line.merchantId === undefined ? [] : [line.merchantId]),
    ];
    const where = [...what, clock.format(Date.parse(line.at))].join(' · ');
    return { sentence: words.sentence(line), where, link: lineLink(console, line) };
  });
  const more = sending.more ? [words.more] : [];
  const home = `${console}/tasks?queue=mine`;
  const text = [
    words.intro,
    ...items.map(({ sentence, where, link }) => `– ${sentence}\n  ${where}\n  ${link}`),
    ...more,
    `${words.open}\n${home}`,
    `${words.stop}\n${company}`,
  ].join('\n\n');
  const paragraph = (inner: string, look = ''): string => `<p style="${look}">${inner}</p>`;
  const anchor = (link: string, inner: string): string =>
    `<a href="${escapeHtml(link)}" style="${style.link}">${escapeHtml(inner)}</a>`;
  const list = items.map(
    ({ sentence, where, link }) =>
      `<li style="${style.item}">${anchor(link, sentence)}<br><span style="${style.quiet}">${escapeHtml(where)}</span></li>`,
  );
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(words.subject(items.length))}</title></head>`,
    `<body style="${style.page}"><div style="${style.column}">${paragraph(escapeHtml(words.intro))}<ul>${list.join('')}</ul>`,
    more.map((one) => paragraph(escapeHtml(one))).join(''),
    `${paragraph(anchor(home, words.open))}${paragraph(`${escapeHtml(words.stop)}<br>${escapeHtml(company)}`, style.quiet)}</div></body></html>`,
  ].join('');
  return { subject: words.subject(items.length), text, html, headers: {} };
};
