import type { Link } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

/** asks whether reminders shall stop: opening it changes nothing, whoever opens it */
export const pageOf = (link: Link): Page => {
  const { tag, words } = link;
  return link.kind === 'wrong'
    ? { status: 400, tag, title: words.title, text: words.invalid }
    : { status: 200, tag, title: words.title, text: words.ask, button: words.button };
};
