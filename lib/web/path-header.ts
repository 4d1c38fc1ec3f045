/** How proxy.ts tells a page where it is: layouts are not told. A client's own is overwritten. */
export const PATH_HEADER = 'x-patchbay-path'
