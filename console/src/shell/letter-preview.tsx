import type * as z from 'zod';
import type { message } from '../../../domain/letter/write-letter.ts';

/** the very letter a merchant would read, with the words of its link; the link itself is made when it is sent */
export function LetterPreview({ letter, label }: { readonly letter: z.output<typeof message>; readonly label: string }) {
  return (
    <section lang={letter.locale} className="letter" aria-label={label}>
      <strong>{letter.subject}</strong>
      <p>{letter.body}</p>
      <div className="letter-action">{letter.action}</div>
    </section>
  );
}
