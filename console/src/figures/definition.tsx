import { type SyntheticEvent, useState } from 'react';
import { useFigureWords } from './words/use-figure-words.ts';

/** what a figure is, while the pointer or the keyboard is on it */
export function Definition({ of }: { readonly of: string }) {
  const f = useFigureWords();
  const [side, setSide] = useState('start');
  // it opens towards the middle of the page, so that it never widens it
  const place = ({ currentTarget }: SyntheticEvent<HTMLElement>): void =>
    setSide(currentTarget.getBoundingClientRect().left > window.innerWidth / 2 ? 'end' : 'start');
  return (
    <button
      type="button"
      className="figure-definition"
      aria-label={`${f('definition')}${f('colon')}${of}`}
      onPointerEnter={place}
      onFocus={place}
    >
      <span aria-hidden="true">?</span>
      <span className={`figure-definition-text ${side}`} aria-hidden="true">
        {of}
      </span>
    </button>
  );
}
