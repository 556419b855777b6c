import { Conflict, InvalidInput, NotAllowed } from '../../../domain/errors.ts';
import type { Member, MemberRole } from '../../../domain/model/member.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { having, registered, shopId, tuesday } from '../given.ts';

/** the owner who applied */
export const ana = 'ana@lojadaana.com.br';

export const active = (id: string, role: MemberRole, version = 1): Member => ({
  ...{ kind: 'member', merchantId: shopId, id, version, role, status: 'active', since: tuesday },
});
/** the shop of Ana, with these people beside her */
export const shopWith = (...more: readonly Member[]): Snapshot => having(registered(), ...more);
export const membersOf = ({ members }: Snapshot) => Object.fromEntries(members.map((one) => [one.id, [one.role, one.status]]));

/** the code a deed is refused with; undefined when it is done */
export const codeOf = (deed: () => unknown): string | undefined => {
  try {
    deed();
    return undefined;
  } catch (error) {
    if (error instanceof Conflict || error instanceof NotAllowed || error instanceof InvalidInput) return error.refusal?.code;
    throw error;
  }
};
