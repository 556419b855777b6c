import { type FormEvent, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ChangeKind } from '../../../domain/policy/change-schema.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { Refused } from '../session/request.ts';
import { useWish } from '../session/use-wish.ts';
import { accountChangeWords } from '../words/account-changes.ts';
import { askAccountChangeWords } from '../words/ask-account-change.ts';
import { useWordsOf } from '../words/words.tsx';
import { useFreshCode } from './use-fresh-code.ts';
import { isMissing, type Typed, WishFields, wishOf } from './wish-fields.tsx';

interface Props {
  readonly membership: Membership;
  readonly kinds: readonly ChangeKind[];
  readonly country: string;
  readonly countries: readonly string[];
  readonly onAsked: () => void;
}

/** asks for an account change, with a new code. What was typed stays until the request has arrived, and is kept nowhere */
export function AskAccountChange({ membership: { merchantId }, kinds, country, countries, onAsked }: Props) {
  const words = useWordsOf(askAccountChangeWords);
  const { back, kind: kindWords } = useWordsOf(accountChangeWords);
  const id = useId();
  const [, go] = useLocation();
  const wish = useWish(merchantId);
  const fresh = useFreshCode(wish);
  const [kind, setKind] = useState(kinds[0]);
  const [typed, setTyped] = useState<Typed>({});
  const [closed, setClosed] = useState(false);
  const [code, setCode] = useState('');
  const spent = wish.error instanceof Refused && wish.error.problem.code === 'new-code-wanted';
  // a code that holds no more makes room for the next
  const sent = spent ? undefined : fresh.sent;
  const newCode = (): void => {
    setCode('');
    void fresh.ask();
  };
  const ask = async (of: ChangeKind): Promise<void> => {
    const ticket = await fresh.prove(code);
    if (ticket === undefined) return;
    const body = { ticket, change: wishOf(of, typed, country), ...(of === 'bank_account' && { oldAccountClosed: closed }) };
    if ((await wish.send('account-changes', body)) === undefined) return;
    onAsked();
    go('/', { replace: true });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (sent === undefined) newCode();
    else if (kind !== undefined) void ask(kind);
  };
  if (kind === undefined)
    return (
      <p>
        <Link href="/">{back}</Link>
      </p>
    );
  const missing = isMissing(kind, typed);
  return (
    <>
      <p>
        <Link href="/">{back}</Link>
      </p>
      <h1>{words.title}</h1>
      <form onSubmit={submit} noValidate>
        <label htmlFor={`${id}-kind`}>{words.what}</label>
        <select
          id={`${id}-kind`}
          value={kind}
          onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? kind)}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {kindWords[one]}
            </option>
          ))}
        </select>
        <WishFields
          kind={kind}
          typed={typed}
          country={country}
          countries={countries}
          onType={(name, value) => setTyped({ ...typed, [name]: value })}
        />
        {kind === 'bank_account' && (
          <label className="check">
            <input type="checkbox" checked={closed} onChange={({ target }) => setClosed(target.checked)} />
            {words.closed}
          </label>
        )}
        {sent === undefined ? (
          <p className="note">{words.codeFirst}</p>
        ) : (
          <>
            <p role="status">{words.sentTo(sent.sentTo, Math.round(sent.expiresInSeconds / 60))}</p>
            <label htmlFor={`${id}-code`}>{words.code}</label>
            <input
              // biome-ignore lint/a11y/noAutofocus: the one thing to do here, right after it was asked for
              autoFocus
              id={`${id}-code`}
              inputMode="numeric"
              autoComplete="one-time-code"
              readOnly={fresh.isProven}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </>
        )}
        {wish.error !== undefined && <ProblemLine error={wish.error} words={words.problem} />}
        <button type="submit" className="main" disabled={wish.busy || missing}>
          {sent === undefined ? words.sendCode : words.send}
        </button>
      </form>
      {sent !== undefined && (
        <p>
          <button type="button" className="plain" disabled={wish.busy || fresh.left > 0} onClick={newCode}>
            {fresh.left > 0 ? words.againIn(fresh.left) : words.again}
          </button>
        </p>
      )}
    </>
  );
}
