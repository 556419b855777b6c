import { personValidators } from 'stdnum';
import type { LegalEntityType } from '../values.ts';
import { europeanRegisters } from './european-registers.ts';
import type { IdentifierCheck } from './identifier-check.ts';
import { checkNumber, type NumberForm, ofValidator, shaped } from './number-form.ts';
import { registersBeyondEurope } from './registers-beyond-europe.ts';

type Forms = readonly [NumberForm, ...NumberForm[]];

/** of a register whose form nobody here knows */
const anyRegister: Forms = [shaped('number of the register', 'REG-4711', /^(?=.*\d)[\p{L}\d]{2,25}$/u)];

/** registers of charities where they are others than the companies' */
const charities: Readonly<Record<string, readonly NumberForm[]>> = {
  GB: [shaped('charity number', '1234567, SC012345 or NIC100001', /^(\d{6,7}|SC0?\d{5}|NIC?\d{6})$/)],
  IE: [shaped('charity number', 'CHY 12345 or 20012345', /^(CHY\d{3,5}|RCN\d{8}|\d{8})$/)],
};

const formsOf = (country: string, legalEntityType: LegalEntityType): Forms => {
  const registers = europeanRegisters[country] ?? registersBeyondEurope[country] ?? anyRegister;
  const [first, ...others] = registers;
  switch (legalEntityType) {
    case 'individual':
    case 'sole_proprietor': {
      // a trader may give the register's number instead of a personal one
      const [person, ...persons] = (personValidators[country] ?? []).map(ofValidator);
      return person === undefined ? registers : [person, ...persons, first, ...others];
    }
    case 'non_profit':
      return [first, ...others, ...(charities[country] ?? [])];
    case 'company':
      return registers;
    case 'public_body':
      // many stand in no register, and go by whatever number the state gave them
      return [first, ...others, ...anyRegister];
  }
};

/** Checks a company's or a trader's registration number by its country's rules: CNPJ or CPF in Brazil, SIREN or SIRET in France, HRB in Germany … */
export const checkRegistrationNumber = (value: string, country: string, legalEntityType: LegalEntityType): IdentifierCheck =>
  checkNumber('registration_number', value, country, formsOf(country, legalEntityType));
