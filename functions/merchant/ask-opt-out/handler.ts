import { type LinkNeeds, type Opened, readLink } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

/** asks whether reminders shall stop: opening it changes nothing, whoever opens it */
export const handle =
  (needs: LinkNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const { kind, tag, words } = await readLink(needs, opened);
    return kind === 'wrong'
      ? { status: 400, tag, title: words.title, text: words.invalid }
      : { status: 200, tag, title: words.title, text: words.ask, button: words.button };
  };
