using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Policy.Policies;

namespace Webhook.Policy.Injection;

/// <summary>A toleration that policies want in a template.</summary>
/// <param name="Toleration">The toleration.</param>
/// <param name="Origin">Why it is wanted; also its place in the order.</param>
/// <param name="Mode">When it may be added; never <see cref="InjectionMode.Never"/>.</param>
/// <param name="Json">Its canonical JSON, written once.</param>
internal sealed record WantedToleration(Toleration Toleration, TolerationOrigin Origin, InjectionMode Mode, JsonElement Json);
