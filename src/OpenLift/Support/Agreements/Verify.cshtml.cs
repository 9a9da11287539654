using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Support.Agreements;

/// <summary>
/// Whether a paper copy is still the one in force, by the code printed on it. It tells nothing of what the paper says or whom it is about
/// (L10).
/// </summary>
[AllowAnonymous]
public sealed class VerifyPaper(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true), Display(Name = "Code on the paper"), StringLength(40, ErrorMessage = "Write 40 characters or fewer")]
    public string? Code { get; set; }

    public string? Answer { get; private set; }

    protected override async Task Load()
    {
        if (Code is not { Length: > 0 } typed)
        {
            return;
        }
        var code = typed.Trim().ToUpperInvariant();
#pragma warning disable RS0030 // docs/decisions/0003: whoever holds the paper is told whether it is still good, nothing else
        var found = !Reference.IsRight(code)
            ? null
            : await (
                from version in Store.AgreementVersions
                where version.Code == code
                join agreement in Store.SupportAgreements.IgnoreQueryFilters() on version.AgreementId equals agreement.Id
                select new
                {
                    version.Number,
                    version.MadeAt,
                    version.ReplacedAt,
                    version.LiftAt,
                    version.SettingAt,
                    agreement.EndedOn,
                    Rests = Store.Requests.IgnoreQueryFilters().Any(r => r.Id == agreement.RequestId && r.SharingStopped),
                }
            ).SingleOrDefaultAsync();
#pragma warning restore RS0030
        Answer = found switch
        {
            null when !Reference.IsRight(code) => "This is not a code from our paper: a character may be mistyped.",
            null => "No paper of ours has this code.",
            { ReplacedAt: { } replaced } => $"This is version {found.Number} of {found.MadeAt.CountyDay.InFull}. It was "
                + $"replaced on {replaced.CountyDay.InFull}: ask for the new one.",
            { Rests: true } =>
                $"This is version {found.Number} of {found.MadeAt.CountyDay.InFull}. It rests: ask whoever gave you the paper.",
            { EndedOn: { } ended } =>
                $"This is version {found.Number} of {found.MadeAt.CountyDay.InFull}. The agreement ended on {ended.InFull}.",
            { LiftAt: not null, SettingAt: not null } =>
                $"This is version {found.Number} of {found.MadeAt.CountyDay.InFull}, signed by both sides. It is the one in force.",
            _ => $"This is version {found.Number} of {found.MadeAt.CountyDay.InFull}. It is not signed by both sides yet.",
        };
    }
}
