import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type ChangeStepInput, changeStepInput } from '../../../domain/account-change/change-step.ts';
import { notifyContacts, notifyContactsResult } from '../../../domain/account-change/notify-contacts.ts';

export { changeStepInput as input, notifyContactsResult as result };

/** tells every contact on file, and begins the cooling-off */
export const handle = (work: UnitOfWork) => (input: ChangeStepInput) => work.step(input, notifyContacts);
