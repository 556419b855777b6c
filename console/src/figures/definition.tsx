import { useFigureWords } from './words/use-figure-words.ts';

/** what a figure is, while the pointer or the keyboard is on it */
export function Definition({ of }: { readonly of: string }) {
  const f = useFigureWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a definition must be within the reach of the keyboard
    <span className="figure-definition" role="note" tabIndex={0} aria-label={`${f('definition')}: ${of}`}>
      <span aria-hidden="true">?</span>
      <span className="figure-definition-text" aria-hidden="true">
        {of}
      </span>
    </span>
  );
}
