import { words } from '../alert/wording';
import { tenantKey } from './tenantKey';

const legalForms = new Set(
	[
		'ab abp ag aps as asa bhd bv co company corp corporation eg ek ev enr eurl gbr gesmbh ggmbh gmbh',
		'haftungsbeschrankt inc incorporated kft kg kk lda limited limitee llc llp lp ltd ltda ltee',
		'mbh nv oao ohg ooo oy oyj pc plc pllc pt pte pty pvt sa sarl sas sasu sc sci scop sdn se senc',
		'sl snc spa spzoo sro srl ug ulc',
	].flatMap((line) => line.split(' ')),
);
/** Forms that also stand before the name, as in `SARL Contoso`. */
const leadingForms = new Set(['eurl', 'ooo', 'pt', 'sarl', 'sas', 'sasu', 'sci', 'snc']);
const joining = new Set(['and', 'et', 'und']);

/**
 * A company's name for comparing: lower case, without accents, punctuation, joining words and legal
 * form (`Contoso & Söhne GmbH & Co. KG` is `contoso sohne`). A name that is nothing but legal form
 * stays as it is.
 */
export function comparableName(name: string): string {
	const undotted = name
		.replace(/\bsp\.?\s*z\s*o\.?\s*o\b/giu, 'spzoo')
		.replace(/(?<=\p{L})\.(?=\p{L}|\s|$)/gu, '');
	const all = words(undotted).split(' ');
	const meant = all.filter((word) => !joining.has(word));
	const last = meant.findLastIndex((word) => !legalForms.has(word));
	const first = meant.findIndex((word) => !leadingForms.has(word));
	return (last < 0 ? all : meant.slice(first, last + 1)).join(' ');
}

/** A comparable name in one word, as domains write it. */
export function inOneWord(name: string): string {
	return name.replaceAll(' ', '');
}

/** The domain of a web address however typed, without `www`; null when there is none. */
export function webDomain(webAddress: string | null): string | null {
	const host = (webAddress ?? '')
		.trim()
		.toLowerCase()
		.replace(/^[a-z][a-z\d+.-]*:\/*/, '')
		.replace(/[/?#:\s,;].*$/su, '')
		.replace(/^www\d?\./, '')
		.replace(/\.$/, '');
	const key = tenantKey(host);
	return key?.kind === 'domain' ? key.key : null;
}

/** The part of a domain that names its owner: `contoso` of `contoso.onmicrosoft.com`. */
export function domainStem(domain: string): string {
	return words(domain.slice(0, domain.indexOf('.'))).replaceAll(' ', '');
}
