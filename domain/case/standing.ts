import type { CaseParty } from '../case-clock/parties.ts';
import type { CaseMove } from '../case-clock/time-by-party.ts';
import type { CaseFact } from '../model/case-parts.ts';

/** how a case stands after some facts: no status is asked, whoever must act follows from what happened */
interface Standing {
  readonly end: 'resolved' | 'closed' | undefined;
  /** open questions to providers, and open issues of the engineers */
  readonly questions: ReadonlySet<string>;
  readonly issues: ReadonlySet<string>;
  /** open questions to the merchant, in a case of somebody else */
  readonly asked: ReadonlySet<string>;
  /** who writes next once we have: whoever asked */
  readonly asker: 'merchant' | 'provider';
  /** we wrote last, and nothing has come since that we must act on */
  readonly answered: boolean;
}

const fresh: Standing = {
  end: undefined,
  questions: new Set(),
  issues: new Set(),
  asked: new Set(),
  asker: 'merchant',
  answered: false,
};
const plus = (set: ReadonlySet<string>, one: string): ReadonlySet<string> => new Set([...set, one]);
const minus = (set: ReadonlySet<string>, one: string): ReadonlySet<string> => new Set([...set].filter((other) => other !== one));

const after = (standing: Standing, { what, of = '' }: CaseFact): Standing => {
  switch (what) {
    case 'opened':
      return { ...standing, end: undefined, answered: false, asker: of === 'provider' ? of : standing.asker };
    case 'heard':
      // a case that is written to again is open again: what came too late for its case is told of another one
      return { ...standing, end: undefined, answered: false };
    case 'answered':
      return { ...standing, answered: true };
    case 'provider_asked':
      return { ...standing, questions: plus(standing.questions, of) };
    case 'provider_answered':
      return { ...standing, questions: minus(standing.questions, of), answered: false };
    case 'merchant_asked':
      return { ...standing, asked: plus(standing.asked, of) };
    case 'merchant_answered':
      return { ...standing, asked: minus(standing.asked, of), answered: false };
    case 'issue_opened':
      return { ...standing, issues: plus(standing.issues, of) };
    case 'issue_done':
      return { ...standing, issues: minus(standing.issues, of), answered: false };
    case 'resolved':
      return { ...standing, end: standing.end ?? what };
    case 'closed':
      return { ...standing, end: what };
  }
};

const partyIn = ({ end, questions, issues, asked, asker, answered }: Standing): CaseParty => {
  if (end !== undefined) return end;
  if (questions.size > 0) return 'provider';
  if (issues.size > 0) return 'engineering';
  if (asked.size > 0) return 'merchant';
  return answered ? asker : 'us';
};

/** The same as its run sees it: an open question, to whomever, is waited for as one; `merchant` is whoever asked, whose silence ends the case. */
const waitIn = (standing: Standing): CaseParty => {
  const isAsked = standing.end === undefined && standing.questions.size + standing.asked.size > 0;
  return isAsked ? 'provider' : partyIn({ ...standing, asker: 'merchant' });
};

/** Whom a case waits for after these facts, ascending: the rule of every clock. */
export const partyAfter = (facts: readonly CaseFact[]): CaseParty => partyIn(facts.reduce(after, fresh));

/** What the run of a case waits for after these facts: `merchant` where it is for whoever asked to write next. */
export const waitAfter = (facts: readonly CaseFact[]): CaseParty => waitIn(facts.reduce(after, fresh));

const movesBy = (facts: readonly CaseFact[], by: (standing: Standing) => CaseParty): readonly CaseMove[] => {
  let standing = fresh;
  return facts.map((fact): CaseMove => {
    standing = after(standing, fact);
    return { at: Date.parse(fact.at), party: by(standing) };
  });
};

/** The facts that began an opening of a case, ascending: it was opened, or written to after it was closed. */
export const openingsOf = (facts: readonly CaseFact[]): readonly CaseFact[] => {
  let standing = fresh;
  return facts.filter((fact) => {
    const wasClosed = standing.end === 'closed';
    standing = after(standing, fact);
    return fact.what === 'opened' || (wasClosed && fact.what === 'heard');
  });
};

/** Whom a case waited for, from each of its facts on: what the clocks of domain/case-clock count. */
export const movesOfFacts = (facts: readonly CaseFact[]): readonly CaseMove[] => movesBy(facts, partyIn);

/** What its run waited for, from each of its facts on. */
export const waitsOfFacts = (facts: readonly CaseFact[]): readonly CaseMove[] => movesBy(facts, waitIn);
