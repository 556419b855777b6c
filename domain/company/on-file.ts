import type { Snapshot } from '../model/snapshot.ts';

/** all but the last characters hidden: enough to recognise it by */
export const masked = (value: string, shown = 4): string => {
  const plain = value.replace(/[\s.-]/g, '');
  return plain.length <= shown ? '•'.repeat(plain.length) : `••••${plain.slice(-shown)}`;
};
/** `h•••@colewines.example` */
export const maskedEmail = (email: string): string => email.replace(/^(.).*(?=@)/, '$1•••');

/** what is on file about the company, numbers and ways to reach it masked: somebody who looks over a shoulder learns no more than they need */
export const onFile = ({ merchant, persons, bankAccounts, paymentMethods }: Snapshot) => {
  const { legalName, tradingName, legalEntityType, registrationNumber, vatNumber, country, website, contact } = merchant;
  const { name, email, phone } = contact;
  return {
    legalName,
    ...(tradingName !== undefined && { tradingName }),
    legalEntityType,
    ...(registrationNumber !== undefined && { registrationNumber: masked(registrationNumber) }),
    ...(vatNumber !== undefined && { vatNumber: masked(vatNumber) }),
    country,
    ...(website !== undefined && { website }),
    contact: {
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email: maskedEmail(email) }),
      ...(phone !== undefined && { phone: masked(phone, 3) }),
    },
    persons: persons.map((one) => ({ name: one.name, roles: one.roles })),
    bankAccounts: bankAccounts.map(({ country: of, last4 }) => ({ country: of, last4 })),
    paymentMethods: paymentMethods
      .filter(({ wanted }) => wanted)
      .map(({ id, status }) => ({ method: id, active: status === 'activated' })),
  };
};
