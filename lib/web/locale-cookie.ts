/** Which language a person chose. Says nothing else, and is read by the page too. */
export const LOCALE_COOKIE = 'patchbay.locale'
