const escaped = (line: string): string => line.replaceAll('’', "'").replace(/[\\()]/g, (one) => `\\${one}`);

/**
 * A PDF of one page that says what it is and whose, so that somebody who opens it sees what was handed in. The same lines give the same
 * bytes. By hand, because a library for it takes 80 MB of a laptop's memory. Source: ISO 32000-1, 7.5
 */
export const documentOf = (lines: readonly string[]): Uint8Array => {
  const shown = lines.map((line, at) => `/F1 ${at === 0 ? 20 : 12} Tf (${escaped(line)}) Tj 0 -28 Td`).join('\n');
  const content = `BT 60 760 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}${table}${end}`, 'latin1');
};
