/** All that is said where a page could not be shown: apart, because it is loaded with every page. */
export const crash = {
  request: 'Request',
  crashTitle: 'This page could not be shown',
  crashText: 'Something went wrong on our side. Nothing that you saved is lost.',
  tryAgain: 'Try again',
  toOverview: 'To the overview',
} as const
