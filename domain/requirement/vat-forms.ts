import { soundTaiwanese, soundThai, soundUruguayan } from './check-digits.ts';
import { belgian, bulgarian, hungarianTax, hungarianTaxNumber } from './european-registers.ts';
import { known, type NumberForm, shaped } from './number-form.ts';

type Forms = readonly [NumberForm, ...NumberForm[]];

const swiss: Forms = [
  known('CH', 'vat', 'MWST / TVA / IVA', 'CHE-107.787.577 IVA'),
  known('CH', 'uid', 'UID', 'CHE-107.787.577'),
];

/** VAT numbers of the EU, and of those whose numbers begin with a country too: each is refused elsewhere by its country's name. */
export const prefixedVat: Readonly<Record<string, Forms>> = {
  AT: [known('AT', 'uid', 'UID', 'ATU13585627')],
  BE: [{ ...belgian, name: 'BTW / TVA', example: 'BE0403019261' }],
  BG: [{ ...bulgarian, name: 'ДДС', example: 'BG831642181' }, known('BG', 'vat', 'ДДС', 'BG175074752')],
  CH: swiss,
  CY: [known('CY', 'vat', 'ΦΠΑ', 'CY10259033P')],
  CZ: [known('CZ', 'dic', 'DIČ', 'CZ25123891')],
  DE: [known('DE', 'vat', 'USt-IdNr.', 'DE136695976')],
  DK: [known('DK', 'cvr', 'CVR', 'DK13585628')],
  EE: [known('EE', 'kmkr', 'KMKR', 'EE100594102')],
  ES: [known('ES', 'nif', 'NIF', 'ESB58378431')],
  FI: [known('FI', 'alv', 'ALV', 'FI20774740')],
  FR: [known('FR', 'tva', 'TVA', 'FR40303265045')],
  GB: [known('GB', 'vat', 'VAT registration number', 'GB980780684')],
  GR: [known('GR', 'vat', 'ΑΦΜ', 'EL094259216')],
  HR: [known('HR', 'oib', 'OIB', 'HR33392005961')],
  HU: [hungarianTax, hungarianTaxNumber],
  IE: [known('IE', 'vat', 'VAT number', 'IE6433435F')],
  IT: [known('IT', 'iva', 'partita IVA', 'IT00743110157')],
  LI: [...swiss, shaped('MWST', '50123', /^\d{5}$/)],
  LT: [known('LT', 'pvm', 'PVM', 'LT119511515')],
  LU: [known('LU', 'tva', 'TVA', 'LU15027442')],
  LV: [known('LV', 'pvn', 'PVN', 'LV40003521600')],
  MT: [known('MT', 'vat', 'VAT number', 'MT11679112')],
  NL: [known('NL', 'btw', 'btw-id', 'NL004495445B01')],
  NO: [known('NO', 'mva', 'MVA', 'NO995525828MVA'), known('NO', 'orgnr', 'organisasjonsnummer', '988 077 917')],
  PL: [known('PL', 'nip', 'NIP', 'PL8567346215')],
  PT: [known('PT', 'nif', 'NIF', 'PT501964843')],
  RO: [known('RO', 'cif', 'CIF', 'RO18547290')],
  SE: [known('SE', 'vat', 'momsregistreringsnummer', 'SE123456789701')],
  SI: [known('SI', 'ddv', 'ID za DDV', 'SI50223054')],
  SK: [known('SK', 'dph', 'IČ DPH', 'SK2022749619')],
};

/** Numbers under which VAT, GST or its like is paid elsewhere, where it is another number than the register's. */
export const taxNumbers: Readonly<Record<string, Forms>> = {
  AE: [shaped('TRN', '100123456700003', /^1\d{14}$/)],
  AU: [known('AU', 'abn', 'ABN', '51 824 753 556')],
  BA: [shaped('PDV broj', '200000000004', /^\d{12,13}$/)],
  BH: [shaped('VAT account number', '200000000000002', /^2\d{14}$/)],
  CA: [known('CA', 'bn', 'GST/HST account', '123026635RT0001')],
  EG: [known('EG', 'tn', 'رقم التسجيل الضريبي', '100-531-385')],
  FO: [known('FO', 'vn', 'V-tal', '623857')],
  ID: [shaped('NPWP', '0013000666091000', /^\d{16}$/), known('ID', 'npwp', 'NPWP', '01.609.052.4-017.000')],
  IL: [known('IL', 'idnr', 'עוסק מורשה', '516179157'), known('IL', 'hp', 'ח.פ.', '516179157')],
  IN: [known('IN', 'gstin', 'GSTIN', '27AAPFU0939F1ZV')],
  IS: [known('IS', 'vsk', 'VSK', '00621')],
  JP: [
    {
      ...known('JP', 'cn', '登録番号', 'T5835678256246'),
      read: (bare) => known('JP', 'cn', '', '').read(bare.replace(/^T(?=\d)/, '')),
    },
  ],
  KE: [known('KE', 'pin', 'KRA PIN', 'P051365947M')],
  KR: [known('KR', 'brn', '사업자등록번호', '116-82-00276')],
  MC: [known('MC', 'tva', 'TVA', 'FR53000004605')],
  MD: [shaped('codul TVA', '0123456', /^\d{7}$/), known('MD', 'idno', 'IDNO', '1008600038413')],
  MK: [known('MK', 'edb', 'ЕДБ', '4030000375897')],
  MY: [shaped('SST number', 'W10-1808-32000001', /^[A-Z]?\d{12,14}$/)],
  NZ: [known('NZ', 'ird', 'GST number', '49-098-576')],
  OM: [shaped('VATIN', 'OM1100000000', /^OM\d{10}$/)],
  PH: [shaped('TIN', '123-456-789-00000', /^\d{9}(\d{3}|\d{5})?$/)],
  RS: [known('RS', 'pib', 'ПИБ', '101134702')],
  RU: [known('RU', 'inn', 'ИНН', '7707083893')],
  SA: [shaped('VAT number', '300000000000003', /^3\d{13}3$/)],
  SG: [
    known('SG', 'uen', 'UEN', '00192200M'),
    shaped('GST registration number', 'M90312345A', /^(M[A-Z0-9]?\d{7,8}[A-Z0-9]|\d{9}[A-Z])$/),
  ],
  SM: [known('SM', 'coe', 'COE', '51')],
  TH: [shaped('เลขประจำตัวผู้เสียภาษี', '0107544000108', /^\d{13}$/, soundThai)],
  TN: [known('TN', 'mf', 'matricule fiscal', '1234567/M/A/E/001')],
  TW: [shaped('統一編號', '22099131', /^\d{8}$/, soundTaiwanese)],
  UY: [shaped('RUT', '21-100342-001-7', /^(0[1-9]|1\d|2[0-2])\d{6}001\d$/, soundUruguayan)],
  TR: [known('TR', 'vkn', 'VKN', '4540536920'), known('TR', 'tckimlik', 'T.C. kimlik no', '17291716060')],
  UA: [
    shaped('ІПН', '123456789012', /^\d{12}$/),
    known('UA', 'edrpou', 'ЄДРПОУ', '32855961'),
    known('UA', 'rntrc', 'РНОКПП', '1759013776'),
  ],
  ZA: [known('ZA', 'vat', 'VAT number', '4023340283')],
};
