import type { Link } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

/** what is read after the button, or after one click of a mail program (RFC 8058); the same whether it was the first time or not */
export const pageOf = (link: Link): Page => {
  const { tag, words } = link;
  return link.kind === 'wrong'
    ? { status: 400, tag, title: words.title, text: words.invalid }
    : { status: 200, tag, title: words.title, text: words.done };
};
