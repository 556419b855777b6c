import type * as z from 'zod';
import { policySentence } from '../../../domain/wording/policy-sentences/policy-sentences.ts';
import type { answer as explainPolicy } from '../../../functions/api/explain-policy/answer.ts';
import { useVoice } from '../i18n/use-voice.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

export type Difference = NonNullable<z.output<typeof explainPolicy>['comparison']>['differences'][number];
interface Sentence {
  readonly id: string;
  readonly code: string;
  readonly about: Readonly<Record<string, unknown>>;
}
interface Shown {
  readonly kind: Difference['kind'];
  readonly id: string;
  readonly before?: Sentence;
  readonly after?: Sentence;
}

/** what one policy orders otherwise than another, sentence by sentence */
export function DifferenceList({ differences }: { readonly differences: readonly Shown[] }) {
  const { p } = usePolicyWords();
  const voice = useVoice();
  return (
    <ul className="differences">
      {differences.map((one) => (
        <li key={`${one.kind}/${one.id}`} className={`difference ${one.kind}`}>
          <span className="kind">{p(one.kind)}</span>
          {one.before !== undefined && <del>{policySentence(one.before, voice)}</del>}
          {one.after !== undefined && <ins>{policySentence(one.after, voice)}</ins>}
        </li>
      ))}
    </ul>
  );
}
