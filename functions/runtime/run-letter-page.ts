import middy from '@middy/core';
import type { Opened } from '../../application/letter-links.ts';
import type { Log } from '../../application/log.ts';
import { escapeHtml } from '../../domain/letter/escape-html.ts';
import { type HttpResponse, httpEvent } from './http-event.ts';
import { answeringInTime } from './in-time.ts';

/** a page of a few words, made on the server: a letter is opened where no script may run */
export interface Page {
  readonly status: 200 | 400 | 503;
  /** BCP 47 */
  readonly tag: string;
  readonly title: string;
  readonly text: string;
  /** the words of the one button, which posts to the same address */
  readonly button?: string | undefined;
  /** what may be chosen, from 1 on */
  readonly scale?: readonly string[];
}

const choices = (scale: readonly string[], title: string): string =>
  scale.length === 0
    ? ''
    : `<fieldset aria-label="${escapeHtml(title)}">${scale
        .map((words, at) => `<label><input type="radio" name="rating" value="${at + 1}" required> ${escapeHtml(words)}</label>`)
        .join('')}</fieldset>`;

const html = ({ status, tag, title, text, button, scale = [] }: Page): HttpResponse => ({
  statusCode: status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  },
  body: [
    `<!doctype html><html lang="${escapeHtml(tag)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    '<link rel="stylesheet" href="/letter.css">',
    `<title>${escapeHtml(title)}</title></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`,
    button === undefined
      ? ''
      : `<form method="post">${choices(scale, title)}<button type="submit">${escapeHtml(button)}</button></form>`,
    '</main></body></html>',
  ].join(''),
});

const later: Page = {
  status: 503,
  tag: 'en',
  title: 'Please try again',
  text: 'This did not work just now. Nothing was changed.',
};

/** a page a letter leads to, open to whoever holds the letter: neither a cookie nor a session is looked at */
export const letterPage = (handler: (opened: Opened) => Promise<Page>, log: Log) =>
  middy(answeringInTime(() => html(later))).handler(async (raw: unknown): Promise<HttpResponse> => {
    try {
      const event = httpEvent.parse(raw);
      const { headers, queryStringParameters: query, body = '', isBase64Encoded } = event;
      const form = new URLSearchParams(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
      return html(await handler({ token: query['token'] ?? '', accepts: headers['accept-language'], form }));
    } catch (error) {
      log.error('letter-page.failed', { error: error instanceof Error ? error.name : 'unknown' });
      return html(later);
    }
  });
