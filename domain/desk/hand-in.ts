import * as z from 'zod';
import { Conflict, InvalidInput } from '../errors.ts';
import { handInOf } from '../home/merchant-home.ts';
import type { Context, Decision } from '../model/decision.ts';
import { type Requirement, requirementError } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { checkWebsite } from '../requirement/check-website.ts';
import { changeable } from '../requirement/requirement-by-hand.ts';
import { deedByHand, type Said } from './deed-by-hand.ts';
import { done, requirementDeed } from './requirement-deeds.ts';

/** what became of what the merchant handed in, and what to correct */
export const handedIn = requirementDeed.extend({ errors: z.array(requirementError) });

interface HandIn {
  readonly merchantId: string;
  readonly requirementId: string;
  readonly requestId: string;
  /** who of the merchant did it, by address */
  readonly by: string;
  /** the corrected value, the account number, or the address where it can be seen */
  readonly value: string;
}

const submitted = 'requirement.submitted.v1';

const saidOf = (known: Requirement, value: string): Said => {
  switch (handInOf(known)) {
    case 'value':
    case 'account':
      return { type: submitted, value };
    case 'address': {
      const checked = checkWebsite(value);
      if (!checked.ok) throw new InvalidInput('value', { code: 'address-not-public', about: {} });
      return { type: submitted, documentReference: checked.value };
    }
    case 'document':
      throw new Conflict({ code: 'document-wanted', about: {} });
    case undefined:
      throw new Conflict({ code: 'not-for-merchant', about: {} });
  }
};

/**
 * The merchant hands in a value on its page, by the rules of an application: it is checked at once, and a wrong one says what to correct.
 * An account number is sealed by `pepper` and kept in no clear form. Throws MerchantNotFound, MerchantClosed, RequirementNotFound,
 * Conflict for what takes no value, InvalidInput for an address nobody could open.
 */
export const handInValue = (
  snapshot: Snapshot | undefined,
  input: HandIn,
  context: Context,
  pepper: string,
): Decision<z.infer<typeof handedIn>> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const known = changeable(present, input.requirementId);
  const deed = {
    id: `hand-in/${known.id}/${input.requestId}`,
    by: input.by,
    as: { kind: 'merchant' as const, id: input.by },
    told: { through: 'page' },
  };
  const changes = deedByHand(present, known, saidOf(known, input.value), deed, context, pepper);
  const { result, ...rest } = done('submitted', known, changes);
  const after = changes.puts.find((one): one is Requirement => one.kind === 'requirement' && one.id === known.id);
  return { result: { ...result, errors: [...(after?.errors ?? [])] }, ...rest };
};
