import { FreeText } from './free-text.tsx';

/** a sentence of ours with `{reason}` in it, and what somebody typed in its place */
export function WithReason({ text, reason }: { readonly text: string; readonly reason: string }) {
  const [before = '', ...after] = text.split('{reason}');
  return (
    <>
      {before}
      <FreeText text={reason} />
      {after.join('{reason}')}
    </>
  );
}
