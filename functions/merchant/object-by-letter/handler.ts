import { type ActNeeds, type Opened, objectByLink } from '../../../application/letter-links.ts';
import { objectionWords } from '../../../domain/letter/letter-texts.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

export { letterRoute as wanted } from '../../runtime/letter-route.ts';

/** stops the change a notice told of; once it was made, payouts wait and people look into it */
export const handle =
  (needs: ActNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const { kind, tag, language, result } = await objectByLink(needs, opened);
    const { title, done, late, invalid } = objectionWords(language, tag);
    if (kind === 'wrong') return { status: 400, tag, title, text: invalid };
    return { status: 200, tag, title, text: result === 'too_late' ? late : done };
  };
