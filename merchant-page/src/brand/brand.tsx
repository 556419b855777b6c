import { type SyntheticEvent, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-brand/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { useWish } from '../use-wish.ts';
import { brandWords } from '../words/brand-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import './brand.css';
import { Logo } from './logo.tsx';

type Answer = z.infer<typeof answer>;
const standard = '#0b57b7';

/** black or white, whichever is read better on a colour: the same choice as domain/brand/colour-contrast.ts makes */
const writtenOn = (colour: string): string => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
};

function Form({ merchantId, seen, again }: { readonly merchantId: string; readonly seen: Answer; readonly again: () => void }) {
  const words = useWordsOf(brandWords);
  const [name, setName] = useState(seen.statementName ?? '');
  const [colour, setColour] = useState(seen.colour);
  const [saved, setSaved] = useState(false);
  const { send, error, sending } = useWish(merchantId, again);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setSaved(false);
    const body = { version: seen.version, statementName: name, ...(colour !== undefined && { colour }) };
    setSaved((await send('brand', body)) !== undefined);
  };
  const shown = colour ?? standard;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor="statement-name">{words.name}</label>
      <input
        id="statement-name"
        value={name}
        placeholder={seen.name}
        aria-describedby="statement-name-hint"
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <p id="statement-name-hint" className="quiet">
        {words.nameHint}
      </p>
      <label htmlFor="colour">{words.colour}</label>
      <input id="colour" type="color" value={shown} onChange={({ currentTarget }) => setColour(currentTarget.value)} />
      <label className="check">
        <input
          type="checkbox"
          checked={colour === undefined}
          onChange={({ currentTarget }) => setColour(currentTarget.checked ? undefined : shown)}
        />
        {words.own}
      </label>
      <h2>{words.preview}</h2>
      <div className="sample">
        <p>
          {words.statement} · {name.trim() === '' ? seen.name : name}
        </p>
        <span style={{ background: shown, color: writtenOn(shown) }}>{words.pay}</span>
      </div>
      {error !== undefined && <ProblemLine error={error} />}
      {saved && <p role="status">{words.saved}</p>}
      <button type="submit" className="main" disabled={sending}>
        {words.save}
      </button>
    </form>
  );
}

/** the name on statements, the colour of payment pages, and the logo */
export default function Brand({ membership: { merchantId } }: { readonly membership: Membership }) {
  const { t } = useWords();
  const words = useWordsOf(brandWords);
  const { answer: seen, error, again } = useAnswer<Answer>(`/my/${merchantId}/brand`);
  if (seen === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  return (
    <div className="brand">
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <Form merchantId={merchantId} seen={seen} again={again} />
      <Logo merchantId={merchantId} />
    </div>
  );
}
