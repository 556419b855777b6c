import { type ActNeeds, type Opened, stopByLink } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

/** stops reminders after the button, or after one click of a mail program (RFC 8058); the second time is answered like the first */
export const handle =
  (needs: ActNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const { kind, tag, words } = await stopByLink(needs, opened);
    return kind === 'wrong'
      ? { status: 400, tag, title: words.title, text: words.invalid }
      : { status: 200, tag, title: words.title, text: words.done };
  };
