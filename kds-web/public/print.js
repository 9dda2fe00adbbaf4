// A page that is only there to be printed. Some browsers say that they have printed while they still read it: it stays a second longer.
addEventListener('afterprint', () => setTimeout(close, 1000))
addEventListener('load', () => print())
