import { soundGs1, soundTaiwanese, soundThai, soundUruguayan } from './check-digits.ts';
import { known, type NumberForm, shaped } from './number-form.ts';

/** The numbers a company beyond Europe may have, its own register's first. Forms are those the registers publish. */
export const registersBeyondEurope: Readonly<Record<string, readonly [NumberForm, ...NumberForm[]]>> = {
  AR: [known('AR', 'cuit', 'CUIT', '20-26756539-3')],
  AM: [shaped('ՀՎՀՀ', '02575988', /^\d{8}$/), shaped('register number', '286.110.06544', /^\d{8,12}$/)],
  AU: [
    known('AU', 'abn', 'ABN', '51 824 753 556'),
    known('AU', 'acn', 'ACN', '004 085 616'),
    known('AU', 'tfn', 'TFN', '123 456 782'),
  ],
  AZ: [known('AZ', 'tin', 'VÖEN', '1400057421')],
  BR: [known('BR', 'cnpj', 'CNPJ', '11.222.333/0001-81')],
  CA: [
    known('CA', 'bn', 'business number', '123026635'),
    shaped('corporation number', '1234567 or BC1234567', /^[A-Z]{0,3}(\d{4,8}|\d{10})$/),
  ],
  CL: [known('CL', 'rut', 'RUT', '76.086.428-5')],
  CN: [known('CN', 'uscc', '统一社会信用代码', '91110000600037341L'), shaped('注册号', '110000006003734', /^\d{15}$/)],
  CO: [known('CO', 'nit', 'NIT', '213.123.432-1')],
  CR: [known('CR', 'cpj', 'cédula jurídica', '3-101-999999')],
  DO: [known('DO', 'rnc', 'RNC', '1-01-85004-3'), known('DO', 'ncf', 'NCF', 'E310000000005')],
  // the newer numbers of companies carry no check digit
  EC: [known('EC', 'ruc', 'RUC', '1792060346-001'), shaped('RUC', '1793212345001', /^(0[1-9]|1\d|2[0-4]|30)9\d{7}00[1-9]$/)],
  GT: [known('GT', 'nit', 'NIT', '576937-K')],
  HK: [shaped('business registration number', '12345678', /^([A-Z]{0,2}\d{7,8}|\d{11}|\d{8}\d{3}\d{2}\d{2}[A-Z0-9])$/)],
  ID: [
    shaped('NIB', '9120001234567', /^\d{13}$/),
    shaped('NPWP', '0013000666091000', /^\d{16}$/),
    known('ID', 'npwp', 'NPWP', '01.609.052.4-017.000'),
  ],
  IL: [known('IL', 'hp', 'ח.פ.', '516179157')],
  IN: [
    shaped('CIN', 'L17110MH1973PLC019786', /^[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}$/),
    shaped('LLPIN', 'AAA-1234', /^[A-Z]{3}\d{4}$/),
    shaped('FCRN', 'F01234', /^F\d{5}$/),
    shaped('Udyam', 'UDYAM-MH-00-0000000', /^UDYAM[A-Z]{2}\d{9}$/),
    known('IN', 'gstin', 'GSTIN', '27AAPFU0939F1ZV'),
    known('IN', 'pan', 'PAN', 'AAPFU0939F'),
  ],
  JP: [known('JP', 'cn', '法人番号', '5835678256246'), shaped('会社法人等番号', '0100-01-008826', /^\d{12}$/)],
  // the last digit was a check digit until January 2025, and no longer is
  KR: [shaped('법인등록번호', '110111-1234569', /^\d{13}$/), known('KR', 'brn', '사업자등록번호', '116-82-00276')],
  KZ: [shaped('БИН', '120640000540', /^\d{12}$/)],
  MA: [
    shaped('registre de commerce', '123456', /^(RC)?\d{1,7}$/),
    known('MA', 'ice', 'ICE', '001561191000066'),
    known('MA', 'ice9', 'ICE', '001561191'),
  ],
  MX: [known('MX', 'rfc', 'RFC', 'MAB9307148T4'), shaped('folio mercantil electrónico', 'N-2019012345', /^N\d{8,12}$/)],
  MY: [shaped('SSM number', '201901000005 or 1234567-X', /^(\d{12}|[A-Z]{0,3}\d{1,9}[A-Z]|LLP\d{7}[A-Z]{3})$/)],
  MZ: [known('MZ', 'nuit', 'NUIT', '400339910')],
  NZ: [
    shaped('NZBN', '9429036975273', /^94\d{11}$/, soundGs1),
    shaped('company number', '1234567', /^\d{1,8}$/),
    known('NZ', 'ird', 'IRD number', '49-098-576'),
  ],
  PE: [known('PE', 'ruc', 'RUC', '20512333797')],
  PK: [shaped('SECP number', '0012345', /^\d{7}$/), shaped('NTN', '1234567-8', /^\d{8}$/)],
  PY: [known('PY', 'ruc', 'RUC', '80028061-0')],
  SG: [known('SG', 'uen', 'UEN', '00192200M'), shaped('UEN', 'T20VC0001A', /^T\d{2}VC\d{4}[A-Z]$/)],
  SV: [known('SV', 'nit', 'NIT', '0614-050707-104-8')],
  TH: [shaped('เลขทะเบียนนิติบุคคล', '0107544000108', /^\d{13}$/, soundThai)],
  TN: [known('TN', 'mf', 'matricule fiscal', '1234567/M/A/E/001'), shaped('RNE', '1234567A', /^\d{7}[A-Z]$/)],
  TR: [
    shaped('MERSİS', '0123456789012345', /^\d{16}$/),
    known('TR', 'vkn', 'VKN', '4540536920'),
    shaped('ticaret sicil numarası', '123456-0', /^\d{1,7}$/),
  ],
  TW: [shaped('統一編號', '22099131', /^\d{8}$/, soundTaiwanese)],
  US: [
    known('US', 'ein', 'EIN', '91-1144442'),
    // states number their own companies, each in its own way; nine digits are always an EIN
    shaped('file number of the state', 'C1234567', /^(?!\d{9}$)(?=.*\d)[A-Z0-9]{5,14}$/),
  ],
  UY: [shaped('RUT', '21-100342-001-7', /^(0[1-9]|1\d|2[0-2])\d{6}001\d$/, soundUruguayan)],
  UZ: [shaped('STIR', '201234567', /^\d{9}$/)],
  VE: [known('VE', 'rif', 'RIF', 'V-11470283-4')],
  VN: [known('VN', 'mst', 'MST', '0100233488')],
  ZA: [
    shaped('registration number', '2019/123456/07', /^K?(19|20)\d{10}$/),
    shaped('CK number', 'CK98/12345/23', /^CK\d{9}$/),
    known('ZA', 'tin', 'income tax number', '0843089848'),
    known('ZA', 'vat', 'VAT number', '4023340283'),
  ],
};
