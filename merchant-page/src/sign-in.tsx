import { type FormEvent, useEffect, useId, useState } from 'react';
import type * as z from 'zod';
import type { answer as codeAnswer } from '../../functions/merchant/send-code/answer.ts';
import type { answer as tokenAnswer } from '../../functions/merchant/try-code/answer.ts';
import { LanguageChoice } from './language-choice.tsx';
import { LaptopMerchants } from './laptop-merchants.tsx';
import { problemText } from './problem.tsx';
import { request, sent } from './session/request.ts';
import { useSession } from './session/use-session.tsx';
import { useWords } from './words/words.tsx';

type Sent = z.infer<typeof codeAnswer>;
/** what was typed comes back after the mail program took the page's place */
const draft = 'firstsale-sign-in';
interface Draft {
  readonly email: string;
  readonly sent?: Sent;
}
const keptDraft = (): Draft => {
  const kept: unknown = JSON.parse(sessionStorage.getItem(draft) ?? '{}');
  return { email: '', ...(typeof kept === 'object' && kept) };
};

const useSecondsLeft = (from: number | undefined, since: unknown): number => {
  const [left, setLeft] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts anew with every code
  useEffect(() => {
    if (from === undefined) return;
    setLeft(from);
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1_000);
    return () => clearInterval(timer);
  }, [from, since]);
  return left;
};

export function SignIn({ over, onEntered }: { readonly over: boolean; readonly onEntered: () => void }) {
  const { t } = useWords();
  const session = useSession();
  const id = useId();
  const [{ email, sent: code }, setDraft] = useState(keptDraft);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [resent, setResent] = useState(false);
  const left = useSecondsLeft(code?.againInSeconds, code?.ticket);
  const keep = (next: Draft): void => {
    sessionStorage.setItem(draft, JSON.stringify(next));
    setDraft(next);
  };
  const doing = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    await work().catch(setWrong);
    setBusy(false);
  };
  const send = (again: boolean) =>
    doing(async () => {
      const next = await request<Sent>(`${session.config.api}/sign-in/code`, sent({ email }));
      keep({ email: next.sentTo, sent: next });
      setTyped('');
      setResent(again);
    });
  const enter = (ticket: string) =>
    doing(async () => {
      const given = await request<z.infer<typeof tokenAnswer>>(
        `${session.config.api}/sign-in`,
        sent({ email, ticket, code: typed }),
      );
      sessionStorage.removeItem(draft);
      session.enter(given);
      onEntered();
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void (code === undefined ? send(false) : enter(code.ticket));
  };
  const problem = wrong === undefined ? undefined : problemText(wrong, t.problem);
  const described = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` };
  return (
    <main className="narrow">
      <header className="bar">
        <strong>{session.config.company}</strong>
        <LanguageChoice />
      </header>
      <h1>{code === undefined ? t.signIn.title : t.signIn.codeTitle}</h1>
      {over && <p role="status">{t.signIn.over}</p>}
      <form onSubmit={submit} noValidate>
        {code === undefined ? (
          <>
            <p id={`${id}-hint`}>{t.signIn.intro}</p>
            <label htmlFor={`${id}-email`}>{t.signIn.email}</label>
            <input
              {...described}
              id={`${id}-email`}
              type="email"
              autoComplete="email"
              value={email}
              onChange={(event) => keep({ email: event.target.value })}
            />
          </>
        ) : (
          <>
            <p role="status">
              {resent && <>{t.signIn.resent} </>}
              {t.signIn.sent(code.sentTo)} {t.signIn.valid(Math.round(code.expiresInSeconds / 60))}
            </p>
            <label htmlFor={`${id}-code`}>{t.signIn.code}</label>
            <input
              {...described}
              // biome-ignore lint/a11y/noAutofocus: the one thing to do here, right after it was asked for
              autoFocus
              id={`${id}-code`}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </>
        )}
        {problem !== undefined && (
          <p className="problem" role="alert" id={`${id}-wrong`}>
            {problem}
          </p>
        )}
        <button type="submit" className="main" disabled={busy}>
          {code === undefined ? t.signIn.send : t.signIn.enter}
        </button>
      </form>
      {code !== undefined && (
        <p className="row">
          <button type="button" className="plain" disabled={busy || left > 0} onClick={() => void send(true)}>
            {left > 0 ? t.signIn.againIn(left) : t.signIn.again}
          </button>
          <button type="button" className="plain" onClick={() => keep({ email: '' })}>
            {t.signIn.other}
          </button>
        </p>
      )}
      {session.config.mode === 'laptop' && <LaptopMerchants onEntered={onEntered} />}
    </main>
  );
}
