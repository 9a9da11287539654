using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Letters;

/// <summary>Writing letters from a case, and stopping them: what every feature that writes to families asks for.</summary>
public static class LetterActs
{
    extension(Store store)
    {
        /// <summary>
        /// Writes one letter for each person with parental responsibility who may be told, and none for anybody else. Each holds only its
        /// own
        /// address. They are saved with whatever is saved next, and wait to be checked.
        /// </summary>
        /// <param name="about">What it is about beside the request, such as a placement.</param>
        /// <param name="fields">
        /// What the template may name: see <see cref="Merge.FieldsOf"/>. Names, reference and how to reach the district are filled in here.
        /// </param>
        /// <param name="due">By when it must be sent, and why then.</param>
        /// <param name="warnOn">From when on that is soon.</param>
        public async Task<IReadOnlyList<Letter>> WriteLetters(
            Request request,
            Child child,
            LetterKind kind,
            Guid? about,
            IReadOnlyDictionary<string, string> fields,
            Due? due,
            DateOnly? warnOn
        )
        {
            var told = child.Carers.Where(c => c.IsTold).ToList();
            if (told is [])
            {
                throw new RuleBroken(
                    "Nobody is recorded who holds parental responsibility and may be told: record them first, and how to reach them."
                );
            }
            var template = (await store.LetterTemplates.AsNoTracking().SingleAsync(t => t.Kind == kind)).On(store.Today);
            var district = await store.Districts.AsNoTracking().SingleAsync(d => d.Id == request.DistrictId);
            var consent = await store.ViewsAndConsents.AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == request.Id);
            List<Letter> letters =
            [
                .. told.Select(carer =>
                {
                    var values = new Dictionary<string, string>(fields)
                    {
                        ["child"] = child.KnownAs ?? child.FirstName,
                        ["child_name"] = child.Name,
                        ["carer"] = carer.Name,
                        ["reference"] = request.Reference,
                        ["setting"] = request.SettingName,
                        ["district"] = district.Name,
                        ["writer"] = store.Actor.Name,
                        ["phone"] = district.ContactPhone ?? "",
                        ["email"] = district.ContactEmail ?? "",
                    };
                    var language =
                        consent?.Parents.FirstOrDefault(p => p.Carer == carer.Key)?.Language
                        ?? (child.InterpreterNeeded ? $"{child.Languages ?? "Language not recorded"}, interpreter needed" : null);
                    return Letter.Write(
                        request,
                        child,
                        carer,
                        kind,
                        about,
                        template.Number,
                        Merge.Fill(template.Title, kind, values),
                        Merge.Fill(template.Body, kind, values),
                        language,
                        due,
                        warnOn,
                        store.Actor.PersonId,
                        store.Actor.Name,
                        store.Now
                    );
                }),
            ];
            store.AddRange(letters);
            return letters;
        }

        /// <summary>What is not sent yet is not sent: the family stopped sharing, or this person is not to be told any more.</summary>
        /// <param name="carer">Only this person's; everybody's where none is named.</param>
        public async Task StopLetters(IQueryable<Letter> among, Guid? carer, string why)
        {
            foreach (var letter in await among.Unsent.Where(l => carer == null || l.Carer == carer).ToListAsync())
            {
                letter.Drop(why);
            }
        }
    }
}
