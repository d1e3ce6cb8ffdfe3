@rem npm scripts begin with exec, so that no shell stands between npm and the bot. Windows knows no such word.
@%*
