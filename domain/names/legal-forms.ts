import { companyWords } from './name-words.ts';

/** Legal forms, short and in full, as companies write them behind their names; ISO 20275 has them all, these are the usual ones. */
const behind = [
  'ltd, limited, llc, limited liability company, llp, limited liability partnership, lp, limited partnership, plc, public limited company',
  'inc, incorporated, corp, corporation, co, company, pc, pllc, pbc, pty, proprietary, pvt, private, pte, public, unlimited, dac, clg, ulc',
  'designated activity company, company limited by guarantee, teoranta, teo, cpt, cic, cio, sdn, bhd, berhad, sendirian berhad, wll, fze, fzco',
  'fz llc, dmcc, jsc, ojsc, cjsc, pjsc, joint stock company, public joint stock company, closed joint stock company, open joint stock company',
  'gmbh, ggmbh, mbh, gesellschaft mit beschränkter haftung, ag, aktiengesellschaft, kg, kommanditgesellschaft, ohg, offene handelsgesellschaft',
  'kgaa, ug, haftungsbeschränkt, unternehmergesellschaft, gbr, egbr, e k, eingetragener kaufmann, e v, eingetragener verein, e g, e u, se, sce',
  'sa, société anonyme, s a s, sas, société par actions simplifiée, sasu, sarl, sàrl, société à responsabilité limitée, eurl, snc, sci, scop, gie',
  'société en nom collectif, société civile immobilière, sociedad anónima, sa de cv, sab de cv, sapi de cv, s de rl, s de rl de cv, srl de cv',
  'sociedad anónima de capital variable, sociedad anónima promotora de inversión de capital variable, sociedad anónima bursátil de capital variable',
  'sociedad de responsabilidad limitada, sociedad de responsabilidad limitada de capital variable, sociedad limitada, sociedad limitada unipersonal',
  'sl, slu, sau, sll, slne, s coop, sociedad cooperativa, sac, sociedad anónima cerrada, saa, spa, sociedad por acciones, sas de cv, eirl, cia, cía',
  'sociedade anônima, sociedade anónima, s a, lda, ltda, limitada, sociedade limitada, unipessoal, eireli, epp, me, mei',
  'srl, società a responsabilità limitata, srls, società per azioni, snc, società in nome collettivo, sapa, soc coop, società cooperativa, ss',
  'bv, besloten vennootschap, besloten vennootschap met beperkte aansprakelijkheid, nv, naamloze vennootschap, cv, vof, bvba, bv ba, cvba, cooperatie',
  'ab, aktiebolag, hb, handelsbolag, publ, as, aksjeselskap, asa, allmennaksjeselskap, aktieselskab, aps, anpartsselskab, ivs, amba, oy, oyj',
  'osakeyhtiö, julkinen osakeyhtiö, ky, kommandiittiyhtiö, ehf, hf, einkahlutafélag, oü, osaühing, aktsiaselts, sia',
  'sabiedrība ar ierobežotu atbildību, akciju sabiedrība, uab, uždaroji akcinė bendrovė, akcinė bendrovė, mb, mažoji bendrija',
  'sp z oo, spółka z oo, spółka z ograniczoną odpowiedzialnością, spółka akcyjna, sp k, spółka komandytowa, sp j, spółka jawna, s c, spółka cywilna',
  'sp zoo, spol s ro, spol sro, sro, společnost s ručením omezeným, spoločnosť s ručením obmedzeným, a s, akciová společnost, akciová spoločnosť',
  'v o s, k s, kft, korlátolt felelősségű társaság, zrt, zártkörűen működő részvénytársaság, nyrt, nyilvánosan működő részvénytársaság, bt, kkt',
  'doo, d o o, jdoo, društvo s ograničenom odgovornošću, družba z omejeno odgovornostjo, dd, a d, akcionarsko društvo, dioničko društvo',
  'eood, ood, ead, ад, еад, ет, оод, еоод, дружество с ограничена отговорност, акционерно дружество, societate cu răspundere limitată, pfa, societate pe acțiuni',
  'ооо, оао, зао, пао, ао, общество с ограниченной ответственностью, акционерное общество, публичное акционерное общество, закрытое акционерное общество',
  'открытое акционерное общество, тов, товариство з обмеженою відповідальністю, прат, пат, акціонерне товариство, тоо, ип',
  'товарищество с ограниченной ответственностью, αε, ανώνυμη εταιρεία, επε, εταιρεία περιορισμένης ευθύνης, ικε, ιδιωτική κεφαλαιουχική εταιρεία',
  'ομόρρυθμη εταιρεία, oe, oo, a ş, anonim şirketi, anonim ortaklığı, ltd şti, limited şirketi, limited şirket, sal, bsc, spc, saog, saoc, psc',
  'tbk, perseroan terbatas, co ltd, kk, kabushiki kaisha, kabushiki gaisha, gk, godo kaisha, yk, yugen kaisha, 株式会社, 合同会社, 有限会社',
  '有限公司, 有限责任公司, 股份有限公司, 有限責任公司, 集团有限公司, 주식회사, 유한회사, công ty cổ phần, công ty tnhh, joint stock',
].flatMap((line) => line.split(', '));

/** of those, the ones that also stand in front */
const before = [
  'ооо, оао, зао, пао, ао, тоо, тов, прат, пат, ип, общество с ограниченной ответственностью, акционерное общество, публичное акционерное общество',
  'закрытое акционерное общество, открытое акционерное общество, товариство з обмеженою відповідальністю, акціонерне товариство',
  'товарищество с ограниченной ответственностью, uab, sia, pt, perseroan terbatas, llc, jsc, ojsc, pjsc, cjsc, limited liability company',
  'joint stock company, public joint stock company, 株式会社, 合同会社, 有限会社, 주식회사, công ty cổ phần, công ty tnhh, kabushiki kaisha, société anonyme',
  'sociedad anónima, société à responsabilité limitée, sarl, sas, société par actions simplifiée, spółka akcyjna, the',
].flatMap((line) => line.split(', '));

type Phrases = ReadonlySet<string>;
const folded = (forms: readonly string[]): Phrases => new Set(forms.map((form) => companyWords(form).join(' ')));
const last = folded(behind);
const first = folded(before);
const longest = 8;

/** how many words at one end are a legal form, the most there are that leave a word */
const formLength = (words: readonly string[], phrases: Phrases, at: (size: number) => readonly string[]): number => {
  for (let size = Math.min(longest, words.length - 1); size > 0; size -= 1) if (phrases.has(at(size).join(' '))) return size;
  return 0;
};

/** A company's words without its legal forms at either end; one word at least is left. */
export const withoutLegalForms = (words: readonly string[]): readonly string[] => {
  let kept = words;
  for (;;) {
    const now = kept;
    const ending = formLength(now, last, (size) => now.slice(-size));
    const start = ending > 0 ? 0 : formLength(now, first, (size) => now.slice(0, size));
    if (ending + start === 0) return now;
    kept = now.slice(start, now.length - ending);
  }
};
