import { soundBulgarian, soundOgrn, soundSlovenian } from './check-digits.ts';
import { known, type NumberForm, shaped } from './number-form.ts';

export const hungarianTax = known('HU', 'anum', 'adószám', '12892312');
/** the same with the kind of tax and the county after it */
export const hungarianTaxNumber: NumberForm = {
  ...hungarianTax,
  example: '12892312-2-41',
  read: (bare) => {
    const read = /^\d{8}[1-5]\d{2}$/.test(bare) ? hungarianTax.read(bare.slice(0, 8)) : ({ problem: 'format' } as const);
    return 'value' in read ? { value: bare } : read;
  },
};
/** the first digit is 0 or 1; older papers leave the 0 out */
export const belgian: NumberForm = {
  ...known('BE', 'vat', 'ondernemingsnummer', '0403.019.261'),
  read: (bare) => (/^(BE)?[01]?\d{9}$/.test(bare) ? known('BE', 'vat', '', '').read(bare) : { problem: 'format' }),
};
export const bulgarian = shaped('ЕИК', '831642181', /^\d{9}(\d{4})?$/, soundBulgarian);
const siren = known('FR', 'siren', 'SIREN', '552 008 443');
/** as letterheads have it: `RCS Paris 552 008 443`, `552 008 443 RCS Paris` */
const french: NumberForm = { ...siren, read: (bare) => siren.read(bare.replace(/^RCS\p{L}*(?=\d)|RCS\p{L}*$/u, '')) };

/** The numbers a company of a European country may have, its own register's first. Forms are those the registers publish. */
export const europeanRegisters: Readonly<Record<string, readonly [NumberForm, ...NumberForm[]]>> = {
  AD: [known('AD', 'nrt', 'NRT', 'U-132950-X'), shaped('register number', '12345', /^\d{3,6}$/)],
  AL: [known('AL', 'nipt', 'NUIS', 'J91402501L')],
  AT: [
    known('AT', 'businessid', 'Firmenbuchnummer', 'FN 122119 m'),
    shaped('ZVR-Zahl', 'ZVR 123456789', /^(ZVR)?\d{9,10}$/),
    known('AT', 'uid', 'UID', 'ATU13585627'),
    known('AT', 'tin', 'Steuernummer', '59-119/9013'),
  ],
  BA: [shaped('JIB', '4200000000004', /^\d{13}$/), shaped('MBS', '65-01-0001-08', /^\d{8,12}$/)],
  BE: [belgian],
  BG: [bulgarian, known('BG', 'vat', 'ЕИК', '175074752')],
  BY: [known('BY', 'unp', 'УНП', '200988541')],
  CH: [
    known('CH', 'uid', 'UID', 'CHE-100.155.212'),
    known('CH', 'vat', 'UID', 'CHE-107.787.577 IVA'),
    shaped('register number', 'CH-020.3.020.910-7', /^(CH)?\d{11}$/),
  ],
  CY: [shaped('registration number', 'HE 123456', /^(HE|ΗΕ|AE|ΑΕ|S|Σ|BN|ΕΕ)?\d{1,6}$/u), known('CY', 'vat', 'TIC', '10259033P')],
  CZ: [known('CZ', 'ico', 'IČO', '00177041'), known('CZ', 'dic', 'DIČ', 'CZ25123891')],
  DE: [
    shaped(
      'Handelsregisternummer',
      'HRB 86891',
      /^(\p{L}+?(?=HR|GN|GS|VR|PR))?(HRA|HRB|GNR|VR|PR|GSR)(NR|NUMMER)?\d{1,6}[A-Z]{0,3}$/u,
    ),
  ],
  DK: [known('DK', 'cvr', 'CVR', '13585628'), shaped('SE number', 'SE12345678', /^SE\d{8}$/)],
  EE: [known('EE', 'registrikood', 'registrikood', '12345678'), known('EE', 'kmkr', 'KMKR', 'EE100594102')],
  ES: [known('ES', 'cif', 'NIF', 'A13585625')],
  FI: [
    known('FI', 'ytunnus', 'Y-tunnus', '2077474-0'),
    shaped('register number', '123.456', /^\d{4,6}$/),
    known('FI', 'alv', 'ALV', 'FI20774740'),
  ],
  FO: [known('FO', 'vn', 'V-tal', '623857')],
  FR: [
    french,
    known('FR', 'siret', 'SIRET', '732 829 320 00074'),
    known('FR', 'tva', 'TVA', 'FR40303265045'),
    shaped('RNA', 'W751234567', /^W\d[A-Z0-9]\d{7}$/),
  ],
  GB: [shaped('company number', '01234567, SC123456 or R0000521', /^(?=.*\d)[A-Z0-9]{8}$/)],
  GE: [shaped('საიდენტიფიკაციო კოდი', '204378869', /^\d{9}$/)],
  GR: [shaped('ΓΕΜΗ', '121707501000', /^\d{9,12}$/), known('GR', 'vat', 'ΑΦΜ', '094259216')],
  HR: [shaped('MBS', '080000014', /^\d{9}$/), known('HR', 'oib', 'OIB', '33392005961'), shaped('MB', '03282635', /^\d{7,8}$/)],
  HU: [shaped('cégjegyzékszám', '01-09-562739', /^(0[1-9]|1\d|20)\d{8}$/), hungarianTaxNumber, hungarianTax],
  IE: [shaped('CRO number', '483299', /^\d{1,7}$/), known('IE', 'vat', 'VAT number', 'IE6433435F')],
  IS: [known('IS', 'kennitala', 'kennitala', '450401-3150'), known('IS', 'vsk', 'VSK', '00621')],
  IT: [
    known('IT', 'iva', 'codice fiscale', '00743110157'),
    shaped('REA', 'MI-1234567', /^(REA)?[A-Z]{2}\d{4,7}$/),
    known('IT', 'codicefiscale', 'codice fiscale', 'RCCMNL83S18D969H'),
  ],
  LI: [
    shaped('register number', 'FL-0002.123.456-7', /^FL\d{11}$/),
    known('CH', 'uid', 'UID', 'CHE-100.155.212'),
    known('LI', 'peid', 'PEID', '1234567'),
  ],
  LT: [shaped('juridinio asmens kodas', '111953569', /^(\d{7}|\d{9})$/), known('LT', 'pvm', 'PVM', 'LT119511515')],
  LU: [shaped('numéro RCS', 'B123456', /^(RCS)?(LUXEMBOURG)?[A-L]\d{1,6}$/), known('LU', 'tva', 'TVA', 'LU15027442')],
  LV: [known('LV', 'pvn', 'reģistrācijas numurs', '40003521600')],
  MC: [shaped('RCI', '56 S 00341', /^\d{2}[A-Z]\d{4,5}$/), known('MC', 'tva', 'TVA', 'FR53000004605')],
  MD: [known('MD', 'idno', 'IDNO', '1008600038413')],
  ME: [known('ME', 'pib', 'PIB', '02655284'), shaped('register number', '5-0123456', /^\d{8,9}$/)],
  MK: [shaped('ЕМБС', '5168660', /^\d{7}$/), known('MK', 'edb', 'ЕДБ', '4030000375897')],
  MT: [shaped('company number', 'C 12345', /^[A-Z]{1,4}\d{1,6}$/), known('MT', 'vat', 'VAT number', 'MT11679112')],
  NL: [shaped('KvK-nummer', '12345678', /^(\d{8}|\d{12})$/)],
  NO: [known('NO', 'orgnr', 'organisasjonsnummer', '988 077 917'), known('NO', 'mva', 'MVA', 'NO995525828MVA')],
  PL: [
    shaped('KRS', '0000028860', /^\d{10}$/),
    known('PL', 'nip', 'NIP', '8567346215'),
    known('PL', 'regon', 'REGON', '192598184'),
  ],
  PT: [known('PT', 'nipc', 'NIPC', '501964843')],
  RO: [
    shaped('ONRC', 'J40/372/2002 or J2024000372402', /^[JFC](\d{1,2}\d{1,6}(19|20)\d{2}|(19|20)\d{2}\d{6}\d{2}\d?)$/),
    known('RO', 'cui', 'CUI', '18547290'),
  ],
  RS: [shaped('матични број', '07042035', /^\d{8}$/), known('RS', 'pib', 'ПИБ', '101134702')],
  RU: [shaped('ОГРН', '1027700132195', /^(\d{13}|\d{15})$/, soundOgrn), known('RU', 'inn', 'ИНН', '7707083893')],
  SE: [
    known('SE', 'orgnr', 'organisationsnummer', '123456-7897'),
    known('SE', 'vat', 'momsnummer', 'SE123456789701'),
    // a century stands before it in some registers
    {
      ...known('SE', 'orgnr', 'organisationsnummer', '16123456-7897'),
      read: (bare) => (/^16\d{10}$/.test(bare) ? known('SE', 'orgnr', '', '').read(bare.slice(2)) : { problem: 'format' }),
    },
  ],
  SI: [
    shaped('matična številka', '5300231000', /^\d{7}([0-9A-Z]{3})?$/, soundSlovenian),
    known('SI', 'ddv', 'davčna številka', 'SI50223054'),
  ],
  SK: [known('CZ', 'ico', 'IČO', '31333532'), known('SK', 'dph', 'IČ DPH', 'SK2022749619')],
  SM: [known('SM', 'coe', 'COE', '51'), shaped('register number', '1234', /^\d{1,6}$/)],
  UA: [known('UA', 'edrpou', 'ЄДРПОУ', '32855961'), known('UA', 'rntrc', 'РНОКПП', '1759013776')],
  XK: [shaped('NUI', '810123456', /^\d{8,9}$/)],
};
