using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Letters;

public enum LetterView
{
    [Said("To do")]
    ToDo,

    [Said("To check")]
    ToCheck,

    [Said("To send")]
    ToSend,
    Sent,
}

/// <summary>Which letters a person may open, and where they stand.</summary>
public static class LetterQueries
{
    extension(IQueryable<Letter> letters)
    {
        public IQueryable<Letter> Unsent => letters.Where(l => l.Status == LetterStatus.Draft || l.Status == LetterStatus.Checked);
    }

    extension(Store store)
    {
        /// <summary>
        /// Letters about a request that is open to one of the roles by which this person writes letters, or of which they have the case.
        /// Somebody's other roles do not count.
        /// </summary>
        public IQueryable<Letter> LettersOpenToMe
        {
            get
            {
                var (scopes, now) = (store.LetterScopes, store.Now);
                return store.Letters.Where(l =>
                    store.ChildScopes.Any(s =>
                        s.RequestId == l.RequestId && scopes.Contains(s.Scope) && s.From <= now && (s.Until == null || s.Until > now)
                    )
                );
            }
        }

        /// <summary>Whether this person may write to the family of this request.</summary>
        public Task<bool> MayWriteLetters(Id<Request> request)
        {
            var (scopes, now) = (store.LetterScopes, store.Now);
            return store.ChildScopes.AnyAsync(s =>
                s.RequestId == request && scopes.Contains(s.Scope) && s.From <= now && (s.Until == null || s.Until > now)
            );
        }

        private IReadOnlyList<string> LetterScopes =>
            [
                $"staff/{store.Actor.PersonId}",
                .. store
                    .Actor.Roles.Where(r => Permissions.Of(r.Role).Contains(Permission.WriteLetter))
                    .SelectMany(r => r.Opens)
                    .Where(s => !s.StartsWith("panel/", StringComparison.Ordinal)),
            ];

        public IQueryable<Letter> LettersIn(LetterView view) =>
            view switch
            {
                LetterView.ToCheck => store.LettersOpenToMe.Where(l => l.Status == LetterStatus.Draft),
                LetterView.ToSend => store.LettersOpenToMe.Where(l => l.Status == LetterStatus.Checked),
                LetterView.Sent => store.LettersOpenToMe.Where(l => l.Status == LetterStatus.Sent),
                _ => store.LettersOpenToMe.Unsent,
            };

        /// <summary>
        /// The link of the one it is for that goes by e-mail and still opens something with its code. Nothing where there is none.
        /// </summary>
        public Task<FamilyLink?> EmailLinkFor(Letter letter)
        {
            return store
                .FamilyLinks.Where(l =>
                    l.RequestId == letter.RequestId
                    && l.Carer == letter.Carer
                    && l.Means == LinkMeans.Email
                    && l.StoppedAt == null
                    && l.WrongTries < FamilyLink.MostTries
                    && (l.CodeMeans != CodeMeans.Text || l.Texts < FamilyLink.MostTexts)
                )
                .OrderByDescending(l => l.MadeAt)
                .FirstOrDefaultAsync();
        }
    }
}
