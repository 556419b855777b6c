import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-company/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { companyWords } from '../words/company-words.ts';
import { dayIn } from '../words/dates.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { AskChange } from './ask-change.tsx';

type Answer = z.infer<typeof answer>;

/** what is on file about the company, and how to have it changed */
export function Company({ membership }: { readonly membership: Membership }) {
  const { t, language } = useWords();
  const words = useWordsOf(companyWords);
  const { answer: file, error, again } = useAnswer<Answer>(`/my/${membership.merchantId}/company?language=${language}`);
  if (file === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  const country = new Intl.DisplayNames(language, { type: 'region' });
  const { name, email, phone } = file.contact;
  const lines: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    [words.legalName, [file.legalName]],
    [words.tradingName, [file.tradingName]],
    [words.legalForm, [file.legalForm]],
    [words.registrationNumber, [file.registrationNumber]],
    [words.vatNumber, [file.vatNumber]],
    [words.country, [country.of(file.country)]],
    [words.website, [file.website]],
    [words.contact, [name, email, phone]],
    [words.persons, file.persons.map((one) => `${one.name} (${one.roles.join(', ')})`)],
    [words.bank, file.bankAccounts.map((one) => words.ending(country.of(one.country) ?? one.country, one.last4))],
    [words.methods, file.paymentMethods.map((one) => words.method(one.method, one.active))],
  ];
  return (
    <>
      <h1>{words.title}</h1>
      <p className="quiet">{words.intro}</p>
      <dl className="on-file">
        {lines.map(([label, values]) => {
          const known = values.filter((one) => one !== undefined);
          if (known.length === 0) return null;
          return (
            <div key={label}>
              <dt>{label}</dt>
              {known.map((one) => (
                <dd key={one}>{one}</dd>
              ))}
            </div>
          );
        })}
      </dl>
      {file.asked.length > 0 && (
        <section aria-labelledby="asked">
          <h2 id="asked">{words.asked}</h2>
          <ul className="rows">
            {file.asked.map(({ subject, at }) => (
              <li key={subject}>{words.askedOn(words.subject[subject], dayIn(language, membership.timeZone, at))}</li>
            ))}
          </ul>
        </section>
      )}
      <AskChange merchantId={membership.merchantId} subjects={file.subjects} onAsked={again} />
    </>
  );
}
